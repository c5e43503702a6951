import { createHash } from 'node:crypto';

export const AUDIT_OUTCOMES = ['DONE', 'REFUSED', 'FAILED', 'UNKNOWN'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did what to which object from where, and how it ended. */
export interface AuditRecord {
  at: Date;
  actorKind: string;
  actorId: string;
  actorName: string;
  address: string;
  requestId: string;
  operation: string;
  object: string;
  objectId: string;
  outcome: AuditOutcome;
  /** Of a refusal; else empty. */
  code: string;
  details: AuditDetails;
}

/** What changed of definitions and settings, before and after; never a value of a user, never a secret. */
export interface AuditDetails {
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

/** One that has its place in the chain. */
export interface AuditEntry extends AuditRecord {
  /** 1, 2, 3, … without a gap. */
  place: number;
  hash: Buffer;
}

/** What the first entry is chained to. */
export const NO_HASH = Buffer.alloc(32);

/** The hash of an entry behind another: SHA-256 over the hash before and the entry as JSON, its keys sorted. */
export function chainHash(
  previous: Buffer,
  { hash: _, ...entry }: Omit<AuditEntry, 'hash'> & { hash?: Buffer },
): Buffer {
  return createHash('sha256').update(previous).update(canonical(entry)).digest();
}

/** JSON with sorted keys: the database keeps the keys of objects in an order of its own. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
