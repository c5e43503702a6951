/** Keys whose values nobody has to see in order to try a mapping. */
const SECRET = /pass(word|wd)?$|secret|token|authorization|api_?key|cookie|cvv|card_?(no|number)|密码|口令/i;

/** The body without passwords, tokens and the like. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, SECRET.test(key) && held !== null ? '•••' : redact(held)]),
  );
}
