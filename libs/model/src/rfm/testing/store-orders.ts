import { copyRows } from '@strata/db';
import type { Database } from '@strata/db';

/** What somebody bought. */
export interface Order {
  customer: string;
  /** ISO 8601 with zone. */
  at: string;
  properties: Record<string, string | number>;
}

/** Stores orders as events of users, who are made where they are not there; answers the users' keys by customer. */
export async function storeOrders(
  database: Database,
  name: string,
  orders: readonly Order[],
): Promise<Map<string, number>> {
  return database.transaction(async (transaction) => {
    const customers = [...new Set(orders.map(({ customer }) => customer))];
    await transaction.query(
      `INSERT INTO users (external_id) SELECT customer FROM unnest($1::text[]) AS customer
       WHERE customer NOT IN (SELECT external_id FROM users WHERE external_id IS NOT NULL)`,
      [customers],
    );
    const rows = await transaction.query<{ id: number; customer: string }>(
      'SELECT id, external_id AS customer FROM users WHERE external_id = ANY($1::text[])',
      [customers],
    );
    const ids = new Map(rows.map(({ id, customer }) => [customer, id]));
    const [last] = await transaction.query<{ id: number }>('SELECT coalesce(max(id), 0)::float8 AS id FROM events');
    const first = (last?.id ?? 0) + 1;
    await copyRows(
      transaction,
      'events',
      ['user_id', 'occurred_at', 'id', 'name', 'properties'],
      orders.map(({ customer, at, properties }, index) => [
        ids.get(customer) ?? 0,
        at,
        first + index,
        name,
        JSON.stringify(properties),
      ]),
    );
    return ids;
  });
}
