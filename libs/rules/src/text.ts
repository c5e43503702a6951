/** The one text form in which values are kept and compared. */
export function normalizeText(text: string): string {
  return text.normalize('NFC');
}

/** What `contains`, `startsWith` and `endsWith` compare: NFC, then lower case as JavaScript gives it, in every evaluator. */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** PostgreSQL keeps neither U+0000 nor lone surrogates in text. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}
