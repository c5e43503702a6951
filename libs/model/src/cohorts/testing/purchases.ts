import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { TestEvent } from './world.js';

/** A purchase: when by the calendar of its shop (`2011-12-09`, `12:50:00`), and for how much. */
export interface Purchase {
  user: number;
  day: string;
  time: string;
  amount: number;
}

/** Every line of the CDNOW master; its amounts are in cents. */
export function cdnowPurchases(path: string): Purchase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [user, day = '', , amount] = line.trim().split(/\s+/);
      return {
        user: Number(user),
        day: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
        time: '00:00:00',
        amount: Number(amount),
      };
    });
}

/** The usual cleaning of Online Retail: with a customer, no cancellation, quantity and price above 0; duplicates kept. */
export function onlineRetailPurchases(path: string): Purchase[] {
  const rows = parse<Record<string, string>>(gunzipSync(readFileSync(path)), { columns: true });
  return rows
    .filter((row) => row['CustomerID'] !== 'NA' && !row['InvoiceNo']!.startsWith('C'))
    .filter((row) => Number(row['Quantity']) > 0 && Number(row['UnitPrice']) > 0)
    .map((row) => {
      const [day = '', time = ''] = row['InvoiceDate']!.split(' ');
      // Prices have three digits after the point: more would be what doubles add to the product.
      const amount = Number((Number(row['Quantity']) * Number(row['UnitPrice'])).toFixed(3));
      return { user: Number(row['CustomerID']), day, time, amount };
    });
}

/** As events of a shop whose clocks show UTC. */
export const asEvents = (purchases: readonly Purchase[]): TestEvent[] =>
  purchases.map(({ user, day, time, amount }) => ({
    user,
    name: 'order_completed',
    at: Date.parse(`${day}T${time}Z`),
    properties: { amount },
  }));
