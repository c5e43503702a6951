import type { Queryable } from '@strata/db';
import { showAttributeValue } from '../attribute-value.js';
import type { StoredValue } from '../attribute-value.js';
import { attributeTypes } from '../attribute.service.js';
import { attributesHeld, prevails } from '../move-attributes.js';
import type { Held } from '../move-attributes.js';
import { ranksOfSources } from '../sources/source.service.js';

/** Why a value would stand. */
export type OutcomeReason = 'SAME' | 'ONLY_ONE' | 'GIVEN' | 'RANK' | 'NEWER' | 'KEPT';

/** One attribute of two users, and what a merge would make of it. */
export interface FieldOutcome {
  key: string;
  kept: StoredValue | null;
  merged: StoredValue | null;
  /** Which of the two would stand. */
  stands: 'KEPT' | 'MERGED';
  reason: OutcomeReason;
}

/** What a merge would make of every attribute, by the rules of the merge itself. Nothing is written. */
export async function fieldOutcomes(queryable: Queryable, keep: number, merge: number): Promise<FieldOutcome[]> {
  const held = await attributesHeld(queryable, [keep, merge]);
  const [types, rankOf] = [await attributeTypes(queryable), await ranksOfSources(queryable)];
  const kept = held.get(keep) ?? new Map<string, Held>();
  const gone = held.get(merge) ?? new Map<string, Held>();
  const keys = [...new Set([...kept.keys(), ...gone.keys()])].sort();
  return keys.flatMap((key): FieldOutcome[] => {
    const [was, taken, type] = [kept.get(key), gone.get(key), types.get(key)];
    const show = (one: Held | undefined): StoredValue | null =>
      one?.value === undefined || one.value === null || !type ? null : showAttributeValue(one.value, type);
    const [mine, theirs] = [show(was), show(taken)];
    if (mine === null && theirs === null) return [];
    const wins = taken !== undefined && (was === undefined || prevails(taken, was, rankOf));
    return [
      { key, kept: mine, merged: theirs, stands: wins ? 'MERGED' : 'KEPT', reason: reasonOf(was, taken, rankOf) },
    ];
  });
}

function reasonOf(was: Held | undefined, taken: Held | undefined, rankOf: (source?: string) => number): OutcomeReason {
  if (!was || !taken) return 'ONLY_ONE';
  if (JSON.stringify(was.value) === JSON.stringify(taken.value)) return 'SAME';
  const guessed = ({ origin }: Held): boolean => origin?.[2]?.inferred !== undefined;
  if (guessed(was) !== guessed(taken)) return 'GIVEN';
  if (rankOf(was.origin?.[0]) !== rankOf(taken.origin?.[0])) return 'RANK';
  return was.origin?.[1] === taken.origin?.[1] ? 'KEPT' : 'NEWER';
}
