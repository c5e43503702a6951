import { Refusal } from '@strata/db';
import { parseInstant } from '@strata/rules';
import { at, recordsOf } from '../../inbound/items-of.js';
import type { JsonRecord } from '../../inbound/record-road.js';
import type { Outgoing } from '../../outgoing/outgoing.js';
import { authorizer } from './http-auth.js';
import { askJson } from './http-json.js';
import type { JsonAnswer } from './http-json.js';
import { firstAddress, nextAddress } from './http-next.js';
import { cameBefore, isInPlace, leadsBack, MOST_PAGES, movedOn, seenPage } from './http-place.js';
import type { Place, SeenPage } from './http-place.js';
import type { HttpSettings } from './http-settings.js';
import { PullFault } from './puller.js';
import type { Page, Puller } from './puller.js';

const MOST_ITEMS = 10_000;
/** Answers to a page that was there before which say nothing of the page: who asks, how long it took, how often. */
const PASSING = [401, 403, 408, 429];

/** What is kept between pages and runs: the latest change of the last whole run, and how far the one under way has come. */
type HttpCursor = { since?: string | undefined; run?: Place };

interface Asked extends SeenPage {
  records: JsonRecord[];
  answer: JsonAnswer;
}

/**
 * Reads pages of JSON. The end is where a page is empty or names no next one: totals that are announced are believed by
 * nobody. A page that comes again ends the run with a fault, as does a source that never ends.
 *
 * A run that was interrupted asks for its last page again and goes on behind it; where that page is gone or has moved away, the run
 * begins again, because nobody knows what comes next. `since` moves on when the last page is stored: pages come in no order
 * that one could rely on.
 */
export function httpPuller(settings: HttpSettings, secret: string | undefined, outgoing: Outgoing): Puller {
  const authorize = authorizer(settings, secret, outgoing);
  return {
    async *pages(cursor, signal) {
      const { since, run } = (cursor ?? {}) as HttpCursor;
      const ask = async (address: string): Promise<Asked> => {
        const headers = { accept: 'application/json', ...(await authorize(signal)) };
        const answer = await askJson(outgoing, address, { headers }, settings.timeout, signal);
        const records = itemsOf(answer.json, settings);
        return { ...seenPage(address, records), records, answer };
      };
      const nextOf = ({ address, answer, records }: Asked): string | undefined =>
        nextAddress(settings.paging, address, answer, records.length);
      const behind = (run: Place, { records }: Asked): Page => {
        const cursor: HttpCursor = { since, run };
        return { records, cursor, changedAt: (record) => instantOf(changeOf(record, settings)) };
      };

      let place: Place | undefined;
      let next: string | undefined = firstAddress(settings, since);
      const again = run && (await ask(run.page.address).catch(unlessGone));
      if (run && again && isInPlace(run.page, again.records, again)) {
        const reached = reachedBy(again.records, run.reached, run.began, settings);
        place = { ...run, page: bare(again), reached };
        // What has come onto it meanwhile would be asked for by nobody.
        if (again.digest !== run.page.digest) yield behind(place, again);
        next = nextOf(again);
      }
      while (next !== undefined) {
        const isBack: boolean = place !== undefined && leadsBack(place, next);
        const page: Asked | undefined = isBack ? undefined : await ask(next);
        if (page?.records.length === 0) break;
        if (!page || (place && cameBefore(place, page))) {
          // Whoever went in circles knows no place to go on from.
          yield { records: [], cursor: { since } };
          throw new PullFault('REPEATS', 'it gives the same page again, and would never end');
        }
        const began: number = place?.began ?? clockOf(page.answer);
        const reached: string | undefined = reachedBy(page.records, place?.reached ?? since, began, settings);
        place = { ...movedOn(place, bare(page)), began, reached };
        if (place.pages > MOST_PAGES) throw new PullFault('ENDLESS', `more than ${MOST_PAGES} pages`);
        yield behind(place, page);
        next = nextOf(page);
      }
      yield { records: [], cursor: { since: place?.reached ?? since } };
    },
  };
}

const bare = ({ address, digest, first, last }: SeenPage): SeenPage => ({ address, digest, first, last });

/** What a source refuses, or has no items at, is not there any more: a cursor that expired. Anything else is a fault. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof PullFault)) throw error;
  const { code, status = 0 } = error;
  if (code !== 'NO_ITEMS' && (status < 400 || status >= 500 || PASSING.includes(status))) throw error;
}

/** When the source answered, by its own clock, which wrote the times of change, too. */
function clockOf({ headers }: JsonAnswer): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? Date.now() : date;
}

function itemsOf(json: unknown, { items }: HttpSettings): JsonRecord[] {
  try {
    return recordsOf(json, items, MOST_ITEMS);
  } catch (error) {
    if (error instanceof Refusal) throw new PullFault(error.code, error.message);
    throw error;
  }
}

/** When an item was changed, as it says so. */
function changeOf(record: JsonRecord, { watermark }: HttpSettings): string | undefined {
  const value = watermark && at(record, watermark.path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/**
 * The latest change up to which everything has been seen, once the run is whole. One that was made while the run was under way does not
 * count: another, made just before it on a page that was read already, would never be asked for.
 */
function reachedBy(
  records: readonly JsonRecord[],
  reached: string | undefined,
  began: number,
  settings: HttpSettings,
): string | undefined {
  const changes = records.map((record) => changeOf(record, settings));
  return changes.filter((change) => (parseInstant(change ?? '') ?? began) <= began).reduce(latest, reached);
}

function latest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [a, b] = [orderOf(one), orderOf(other)];
  return (a === undefined || b === undefined ? one >= other : a >= b) ? one : other;
}

const orderOf = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : parseInstant(text);

function instantOf(change: string | undefined): string | undefined {
  const instant = change === undefined ? undefined : parseInstant(change);
  return instant === undefined ? undefined : new Date(Math.min(instant, Date.now())).toISOString();
}
