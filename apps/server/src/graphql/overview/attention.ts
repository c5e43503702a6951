import { shownIdentity } from '@strata/profile';
import { DAY } from '@strata/rules';
import { isStale } from '@strata/tag';
import type { Context } from '../context.js';
import { smallCountOf } from '../blur.js';
import { someUsers } from '../scope.js';
import { sightOf } from '../sight.js';
import { liveSegments, usesOf } from '../segment/segment.loaders.js';
import type { AttentionItem } from './overview.type.js';

/** Shown of each kind; someone who has mended these sees the next. */
const MOST_OF_A_KIND = 20;
const UNUSED_AFTER_MS = 90 * DAY;

/** What stands out: the same few statements however many tags and segments there are. */
export async function attention(context: Context, now: number): Promise<AttentionItem[]> {
  const { app, actor, loaders } = context;
  const { queries, snapshots } = app.segments;
  const [tags, coverage, segments] = await Promise.all([
    app.tags.list(),
    app.tags.coverage(await someUsers(context), context.signal),
    queries.findPublished(),
  ]);
  const keys = segments.map(({ key }) => key);
  // Whoever is not told of few is told of nobody.
  const least = Math.max(1, await smallCountOf(context));
  const [last, uses, evaluations] = await Promise.all([
    snapshots.list(keys, 1),
    loaders.of(usesOf.segments).loadMany(keys),
    loaders.of(liveSegments).loadMany(segments),
  ]);
  const stale = tags
    .filter((tag) => isStale(tag, now))
    .map(({ key, name, refreshedAt, createdAt }): AttentionItem => {
      return { kind: 'STALE_TAG', key, name, since: refreshedAt ?? createdAt, count: coverage.get(key) ?? 0 };
    });
  const failed = segments.flatMap(({ key, name }): AttentionItem[] => {
    const [snapshot] = last.get(key) ?? [];
    return snapshot?.state === 'FAILED' ? [{ kind: 'FAILED_SNAPSHOT', key, name, since: snapshot.finishedAt }] : [];
  });
  const empty = segments.flatMap(({ key, name, updatedAt }, place): AttentionItem[] => {
    const evaluation = evaluations[place];
    const isEmpty = evaluation && !(evaluation instanceof Error) && evaluation.members.size < least;
    return isEmpty ? [{ kind: 'EMPTY_SEGMENT', key, name, since: updatedAt, count: 0 }] : [];
  });
  const unused = segments.flatMap(({ key, name, updatedAt }, place): AttentionItem[] => {
    const users = uses[place];
    const used = !users || users instanceof Error || users.length > 0;
    const materialized = last.get(key)?.[0]?.createdAt ?? updatedAt;
    const since = materialized > updatedAt ? materialized : updatedAt;
    return !used && now - since.getTime() > UNUSED_AFTER_MS ? [{ kind: 'UNUSED_SEGMENT', key, name, since }] : [];
  });
  // An identity that many share is of users whom nobody sees who sees only some.
  const [notices, sight] = await Promise.all([
    actor.scope ? [] : app.identityNotices.page(MOST_OF_A_KIND),
    sightOf(context),
  ]);
  const shared = notices.map(({ raisedAt, profiles, ...identity }): AttentionItem => {
    const { kind, value } = shownIdentity(identity, sight);
    return { kind: 'SHARED_IDENTITY', key: value, name: kind, since: raisedAt, count: profiles };
  });
  return [shared, stale, failed, empty, unused].flatMap((items) => items.slice(0, MOST_OF_A_KIND));
}
