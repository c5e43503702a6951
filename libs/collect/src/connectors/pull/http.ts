import { createHash } from 'node:crypto';
import { Refusal } from '@strata/db';
import { parseInstant } from '@strata/rules';
import { at, recordsOf } from '../../inbound/items-of.js';
import { fingerprint } from '../../inbound/record-road.js';
import type { JsonRecord } from '../../inbound/record-road.js';
import { authorizer } from './http-auth.js';
import { askJson } from './http-json.js';
import type { JsonAnswer } from './http-json.js';
import type { HttpSettings, Paging } from './http-settings.js';
import { PullFault } from './puller.js';
import type { Puller } from './puller.js';

/** Pages of one run: 10,000 of 100 items are a million. */
const MOST_PAGES = 10_000;
const MOST_ITEMS = 10_000;

/**
 * Reads pages of JSON. The end is where a page is empty or names no next one: totals that are announced are believed by
 * nobody. A page that comes again ends the run with a fault, as does a source that never ends.
 *
 * The cursor is the latest time of change that was seen, and moves on when the last page is stored: pages come in no order
 * that one could rely on. A run that dies begins again.
 */
export function httpPuller(settings: HttpSettings, secret: string | undefined): Puller {
  const authorize = authorizer(settings, secret);
  return {
    async *pages(cursor, signal) {
      const seen = new Set<string>();
      let reached = typeof cursor?.['since'] === 'string' ? cursor['since'] : undefined;
      let next: string | undefined = firstAddress(settings, reached);
      for (let page = 0; next !== undefined; page += 1) {
        if (page >= MOST_PAGES) throw new PullFault('ENDLESS', `more than ${MOST_PAGES} pages`);
        const headers = { accept: 'application/json', ...(await authorize(signal)) };
        const answer: JsonAnswer = await askJson(next, { headers }, settings.timeout, signal);
        const records = itemsOf(answer.json, settings);
        if (records.length === 0) break;
        expectNew(seen, records);
        reached = records.map((record) => changeOf(record, settings)).reduce(latest, reached);
        yield { records, cursor: { ...cursor }, changedAt: (record) => instantOf(changeOf(record, settings)) };
        next = nextAddress(settings.paging, next, answer, page, records.length);
      }
      if (reached !== undefined) yield { records: [], cursor: { since: reached } };
    },
  };
}

function itemsOf(json: unknown, { items }: HttpSettings): JsonRecord[] {
  try {
    return recordsOf(json, items, MOST_ITEMS);
  } catch (error) {
    if (error instanceof Refusal) throw new PullFault(error.code, error.message);
    throw error;
  }
}

/** Pages are told apart by what they hold, not by where they were asked for. */
function expectNew(seen: Set<string>, records: readonly JsonRecord[]): void {
  const digest = createHash('sha256');
  for (const record of records) digest.update(fingerprint(record));
  const page = digest.digest('base64url');
  if (seen.has(page)) throw new PullFault('REPEATS', 'it gives the same page again, and would never end');
  seen.add(page);
}

/** When an item was changed, as it says so. */
function changeOf(record: JsonRecord, { watermark }: HttpSettings): string | undefined {
  const value = watermark && at(record, watermark.path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
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

function firstAddress({ url, paging, watermark }: HttpSettings, since: string | undefined): string {
  const address = new URL(url);
  if (watermark && since !== undefined) address.searchParams.set(watermark.param, since);
  if (paging.kind === 'PAGE') address.searchParams.set(paging.param, String(paging.first));
  if (paging.kind === 'OFFSET') address.searchParams.set(paging.param, '0');
  if ('sizeParam' in paging && paging.sizeParam !== undefined && paging.size !== undefined)
    address.searchParams.set(paging.sizeParam, String(paging.size));
  return address.href;
}

function nextAddress(
  paging: Paging,
  current: string,
  { json, headers }: JsonAnswer,
  page: number,
  count: number,
): string | undefined {
  const address = new URL(current);
  switch (paging.kind) {
    case 'NONE':
      return undefined;
    case 'PAGE':
      address.searchParams.set(paging.param, String(paging.first + page + 1));
      return address.href;
    case 'OFFSET':
      address.searchParams.set(paging.param, String(Number(address.searchParams.get(paging.param)) + count));
      return address.href;
    case 'CURSOR': {
      const cursor = at(json, paging.path);
      if (cursor === undefined || cursor === null || cursor === '' || cursor === false) return undefined;
      if (typeof cursor !== 'string' && typeof cursor !== 'number')
        throw new PullFault('NO_CURSOR', `at "${paging.path}" there is neither a text nor a number`);
      if (address.searchParams.get(paging.param) === String(cursor))
        throw new PullFault('REPEATS', 'it names the same cursor again, and would never end');
      address.searchParams.set(paging.param, String(cursor));
      return address.href;
    }
    case 'LINK':
      return linkedAddress(headers.get('link'), address);
  }
}

/** RFC 8288: the target of `rel="next"`. What authorizes us goes to no other site. */
function linkedAddress(link: string | null, current: URL): string | undefined {
  const next = (link ?? '').split(/,(?=\s*<)/).find((one) => /;\s*rel="?([^";]* )?next( [^";]*)?"?/i.test(one));
  const target = next && /<([^>]*)>/.exec(next)?.[1];
  if (target === undefined || target === '') return undefined;
  const address = URL.canParse(target, current.href) ? new URL(target, current.href) : undefined;
  if (address?.origin !== current.origin)
    throw new PullFault('FOREIGN_LINK', `its next page is on another site: ${address?.origin ?? target.slice(0, 80)}`);
  return address.href;
}
