/** One record of any source: columns in their order, or a JSON object. */
export type SourceRecord = { readonly fields: readonly string[] } | { readonly object: Record<string, unknown> };
