import { Refusal } from '@strata/db';
import { isStorableText, normalizeText } from '@strata/rules';

/** A key in NFC, or a refusal. */
export function checkedKey(key: string, what: string): string {
  const normalized = normalizeText(key);
  if (!isStorableText(normalized)) throw new Refusal('INVALID_KEY', `no ${what} key`);
  return normalized;
}
