/**
 * A refusal that a caller can act on, with a stable code. Services throw it; the server maps it to a GraphQL error or a
 * part of the answer. Every other error is a surprise.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    message: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}
