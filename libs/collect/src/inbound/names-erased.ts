import type { Queryable } from '@strata/db';
import { erasedAmong, ItemRejected, readIdentity } from '@strata/profile';
import type { Identity } from '@strata/profile';
import { cellsOf } from '../imports/withheld.js';
import { fieldMapping } from '../mapping/mapping.js';
import type { Mapping } from '../mapping/mapping.js';

/** Under these any text of a body may name somebody. */
const ANYWHERE = ['EXTERNAL_ID', 'PHONE', 'EMAIL', 'DEVICE', 'ANONYMOUS', 'OTHER'].map((kind) => ({
  kind,
  namespace: '',
}));

/**
 * Whether a body may name somebody who was erased: each of its texts, and each word of one, is looked up as an identity of every
 * kind, as nobody knows where in a body that could not be taken a name stands.
 */
export async function namesErased(
  queryable: Queryable,
  body: unknown,
  mapping: Mapping | null,
  region: string,
): Promise<boolean> {
  const mapped = (mapping?.fields ?? []).flatMap((field) => {
    const { target } = fieldMapping(mapping!.kind, field);
    return target.to === 'identity' && target.namespace !== '' ? [target] : [];
  });
  const texts = [...new Set([...textsOf(body)].flatMap((text) => [text, ...cellsOf(text)]))];
  const identities = texts.flatMap((value) =>
    [...ANYWHERE, ...mapped].flatMap(({ kind, namespace }) => identityOf({ kind, namespace, value }, region)),
  );
  return (await erasedAmong(queryable, identities)).size > 0;
}

function identityOf(text: { kind: string; namespace: string; value: string }, region: string): Identity[] {
  try {
    return [readIdentity(text, region)];
  } catch (error) {
    if (error instanceof ItemRejected) return [];
    throw error;
  }
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value) as unknown[]) yield* textsOf(one);
}
