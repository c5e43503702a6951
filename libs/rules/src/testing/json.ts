export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The same text for equal JSON: keys sorted, texts in NFC. */
export function canonical(value: JsonValue): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonical(item)).join()}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key.normalize('NFC'))}:${canonical(item)}`,
  );
  return `{${entries.sort().join()}}`;
}
