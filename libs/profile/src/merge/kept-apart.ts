import type { Transaction } from '@strata/db';

/** Two who are not one person: nothing merges them by itself, and they are never proposed as one. */
export async function keepApart(transaction: Transaction, one: number, other: number): Promise<void> {
  await transaction.query(
    `INSERT INTO kept_apart (user_id, other_id) VALUES ($1, $2), ($2, $1) ON CONFLICT (user_id, other_id) DO NOTHING`,
    [one, other],
  );
}
