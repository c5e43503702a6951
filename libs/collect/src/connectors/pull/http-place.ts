import { createHash } from 'node:crypto';
import { fingerprint } from '../../inbound/record-road.js';
import type { JsonRecord } from '../../inbound/record-road.js';

/** A page of 100 items each: a hundred million. A source of more has to be asked for what has changed. */
export const MOST_PAGES = 1_000_000;
/** Of a fingerprint, enough to tell one item from the few thousand around it. */
const MARK_LENGTH = 16;

/** A page by what it held, and by where it was. */
export interface SeenPage {
  address: string;
  digest: string;
  first: string;
  last: string;
}

/**
 * How far a run has come. It is kept in the transaction of the page that it stands behind, so that whoever goes on knows what
 * the run knew; its size does not grow with the pages.
 */
export interface Place {
  /** The page that it stands behind. */
  page: SeenPage;
  /** The one that those after it are compared with. */
  mark: SeenPage;
  pages: number;
  /** When the run began, by the clock of the source. */
  began: number;
  /** The latest change seen so far that counts. */
  reached?: string | undefined;
}

export function seenPage(address: string, records: readonly JsonRecord[]): SeenPage {
  const prints = records.map(fingerprint);
  const digest = createHash('sha256').update(prints.join(' ')).digest('base64url');
  const markOf = (print: string | undefined): string => (print ?? '').slice(0, MARK_LENGTH);
  return { address, digest, first: markOf(prints[0]), last: markOf(prints.at(-1)) };
}

/**
 * Whether a page was there before. It is compared with the one before it and with that at the last power of two, as in Brent's
 * search for cycles: whoever goes in circles comes by that one again, after at most three times the pages that it has.
 */
export function cameBefore({ page, mark }: Place, { digest }: SeenPage): boolean {
  return digest === page.digest || digest === mark.digest;
}

/** The same told from the address alone, where the source says it: a `next` that leads back, whatever it may hold then. */
export function leadsBack({ page, mark }: Place, next: string): boolean {
  return next === page.address || next === mark.address;
}

/** One page on. */
export function movedOn(place: Place | undefined, page: SeenPage): Pick<Place, 'page' | 'mark' | 'pages'> {
  const pages = (place?.pages ?? 0) + 1;
  const isPowerOfTwo = Number.isInteger(Math.log2(pages));
  return { page, mark: place && !isPowerOfTwo ? place.mark : page, pages };
}

/**
 * Whether a page that is read again is still in its place: its first or its last item is among those there now. Pages that are
 * counted move when items come or go in front of them; so far that neither is left, what is behind is no longer what comes next.
 */
export function isInPlace({ digest, first, last }: SeenPage, records: readonly JsonRecord[], now: SeenPage): boolean {
  return (
    digest === now.digest || records.some((record) => [first, last].includes(fingerprint(record).slice(0, MARK_LENGTH)))
  );
}
