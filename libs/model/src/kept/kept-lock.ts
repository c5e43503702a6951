import type { Transaction } from '@strata/db';

/** Any number that no other lock of ours has. */
const LOCK = 7_264_001;

/** Held until the commit by who writes what models keep of many: whoever is erased or merged meanwhile waits, or is known to be gone. */
export async function lockForKept(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock_shared($1)', [LOCK]);
}

/** Held until the commit by who takes all of it of a user away. */
export async function lockForGoing(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}
