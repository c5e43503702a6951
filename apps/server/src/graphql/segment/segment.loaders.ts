import DataLoader from 'dataloader';
import { mayNotJoin } from '@strata/access';
import type { UserSet, Evaluation } from '@strata/audience';
import type { Members, Segment, SegmentSnapshot, SegmentVersion } from '@strata/segment';
import { NOBODY } from '../../rules.service.js';
import type { LoaderFactory } from '../context.js';
import { definitionsOf } from '../definitions.loader.js';
import { scopeSet, withinScope } from '../scope.js';
import { batched } from '../user/user.loaders.js';

/** A segment in an answer that must show a certain write. */
export interface AskedSegment extends Segment {
  minFreshness?: string;
}

/** One page of a list that hangs on a segment. */
export interface PageKey {
  key: string;
  first: number;
  before?: string;
}

/** The members of segments by their published rules, now. Where one asks for freshness, it is the only one asked about. */
export const liveSegments: LoaderFactory<AskedSegment, Evaluation> = (
  { audience, segments: { members } },
  options,
  loaders,
  actor,
) =>
  new DataLoader(async (segments) => {
    const asked = await withinScope(
      { minFreshness: segments[0]?.minFreshness, signal: loaders.signal },
      { actor, loaders },
    );
    const evaluations = await members.liveEach(segments, asked);
    if (!actor.scope) return evaluations;
    // What limits whoever asks is joined with every segment: what they may not join is of nobody to them.
    const [definitions, nobody] = [await definitionsOf(loaders), await audience.evaluate(NOBODY, asked)];
    return evaluations.map((evaluation, place) =>
      mayNotJoin(actor, segments[place]?.published.rule, definitions) ? nobody : evaluation,
    );
  }, options);

/** What `members` and `contains` serve. */
export const servedSegments: LoaderFactory<AskedSegment, Members> = (
  { segments: { members } },
  options,
  loaders,
  actor,
) =>
  new DataLoader(async (segments) => {
    const [first] = segments;
    const served = await members.servedEach(segments, { minFreshness: first?.minFreshness, signal: loaders.signal });
    // A snapshot is of everybody.
    const scope = await scopeSet({ actor, loaders }, first?.minFreshness);
    return segments.map(({ key }) => {
      const found = served.get(key) ?? new Error(`no members of segment ${key}`);
      return scope && !(found instanceof Error) ? { ...found, members: found.members.and(scope) } : found;
    });
  }, options);

interface Held {
  segment: Segment;
  members: UserSet;
}

/** Every unarchived segment with its members now, evaluated once for a request, however many users ask at whatever time. */
const heldSegments: LoaderFactory<'all', Held[]> = (app, options, others) =>
  new DataLoader(async (keys) => {
    const [published, { rules }] = await Promise.all([app.segments.queries.findPublished(), definitionsOf(others)]);
    const segments = published.sort((a, b) => (a.key < b.key ? -1 : 1));
    const evaluations = await app.segments.members.liveEach(segments, { signal: others.signal }, rules);
    const sets = segments.flatMap((segment, index): Held[] => {
      const evaluation = evaluations[index];
      return evaluation && !(evaluation instanceof Error) ? [{ segment, members: evaluation.members }] : [];
    });
    return keys.map(() => sets);
  }, options);

/** For each user the unarchived segments that hold them now. */
export const segmentsOfUsers: LoaderFactory<number, Segment[]> = (_app, options, others) =>
  new DataLoader(async (users) => {
    const sets = await others.of(heldSegments).load('all');
    return users.map((user) => sets.filter(({ members }) => members.has(user)).map(({ segment }) => segment));
  }, options);

export const draftsOfSegments: LoaderFactory<string, unknown> = ({ segments: { queries } }, options) =>
  batched((keys) => queries.drafts(keys), null, options);

export const snapshotCounts: LoaderFactory<string, number> = ({ segments: { snapshots } }, options) =>
  batched((keys) => snapshots.count(keys), 0, options);

export const snapshotPages: LoaderFactory<PageKey, SegmentSnapshot[]> = ({ segments: { snapshots } }, options) =>
  pages((keys, { first, before }) => snapshots.list(keys, first, before), options);

export const versionPages: LoaderFactory<PageKey, SegmentVersion[]> = ({ segments: { queries } }, options) =>
  pages(
    (keys, { first, before }) => queries.versions(keys, first, before === undefined ? undefined : Number(before)),
    options,
  );

/** User keys by external id. */
export const keysOfUsers: LoaderFactory<string, number | undefined> = ({ profiles }, options) =>
  batched<string, number | undefined>((ids) => profiles.keysOf(ids), undefined, options);

const usedIn =
  (kind: 'attributes' | 'tags' | 'events' | 'segments'): LoaderFactory<string, Segment[]> =>
  ({ segments: { usage } }, options) =>
    batched((keys) => usage.usedIn(kind, keys), [], options);

/** The segments whose published rules name an attribute, a tag, an event or a segment. */
export const usesOf = {
  attributes: usedIn('attributes'),
  tags: usedIn('tags'),
  events: usedIn('events'),
  segments: usedIn('segments'),
};

/** Pages of one length that begin at one place are read together. */
function pages<Row>(
  read: (keys: readonly string[], page: PageKey) => Promise<Map<string, Row[]>>,
  options: { cache: boolean },
): DataLoader<PageKey, Row[]> {
  return new DataLoader<PageKey, Row[]>(
    async (asked) => {
      const groups = new Map<string, Promise<Map<string, Row[]>>>();
      const groupOf = ({ first, before }: PageKey): string => `${first} ${before ?? ''}`;
      for (const page of asked) {
        if (groups.has(groupOf(page))) continue;
        const keys = asked.filter((other) => groupOf(other) === groupOf(page)).map(({ key }) => key);
        groups.set(groupOf(page), read(keys, page));
      }
      return Promise.all(asked.map(async (page) => (await groups.get(groupOf(page)))?.get(page.key) ?? []));
    },
    { ...options, cache: false },
  );
}
