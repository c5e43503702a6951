import { aboutSecret, Refusal } from '@strata/db';
import type { Database, SecretColumn, Secrets } from '@strata/db';
import { randomBytes } from 'node:crypto';
import { DESTINATION_COLUMNS, readKinds, readName, readObjects, readUrl } from './destination.js';
import type { Destination, DestinationChange, DestinationInput } from './destination.js';

const MOST_DESTINATIONS = 50;

export const destinationSecrets: SecretColumn = { table: 'destinations', id: 'key', column: 'secret' };

/** Makes and changes whoever is told who moved. */
export class DestinationService {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** All of them, the newest first: at most 50. */
  list(): Promise<Destination[]> {
    return this.database.query<Destination>(
      `SELECT ${DESTINATION_COLUMNS} FROM destinations ORDER BY created_at DESC, key`,
    );
  }

  /** Told of what happens from now on. The secret is in this answer and in no other. Throws INVALID_INPUT, TOO_LARGE. */
  async create(input: DestinationInput): Promise<{ destination: Destination; secret: string }> {
    const key = randomBytes(12).toString('base64url');
    const secret = newSecret();
    const [destination] = await this.database.query<Destination>(
      `INSERT INTO destinations (key, name, url, secret, kinds, objects, arrived)
       SELECT $1, $2, $3, $4, $5::text[], $6::text[], (SELECT last_value FROM movement_ids)
       WHERE (SELECT count(*) FROM destinations) < ${MOST_DESTINATIONS} RETURNING ${DESTINATION_COLUMNS}`,
      [
        key,
        readName(input.name),
        readUrl(input.url),
        this.sealed(secret, key),
        readKinds(input.kinds ?? []),
        readObjects(input.objects ?? []),
      ],
    );
    if (!destination) throw new Refusal('TOO_LARGE', `at most ${MOST_DESTINATIONS} destinations`);
    return { destination, secret };
  }

  /** It is tried again at once, where it had failed. Throws NOT_FOUND, INVALID_INPUT. */
  async change(key: string, change: DestinationChange): Promise<Destination> {
    const [changed] = await this.database.query<Destination>(
      `UPDATE destinations SET name = coalesce($2, name), url = coalesce($3, url), kinds = coalesce($4::text[], kinds),
         objects = coalesce($5::text[], objects), paused = coalesce($6, paused), sending = NULL, failures = 0, next_try_at = now()
       WHERE key = $1 RETURNING ${DESTINATION_COLUMNS}`,
      [
        key,
        change.name == null ? null : readName(change.name),
        change.url == null ? null : readUrl(change.url),
        change.kinds == null ? null : readKinds(change.kinds),
        change.objects == null ? null : readObjects(change.objects),
        change.paused ?? null,
      ],
    );
    if (!changed) throw new Refusal('NOT_FOUND', 'There is no such destination.');
    return changed;
  }

  /** A new secret, by which everything is signed from now on. Throws NOT_FOUND. */
  async rotate(key: string): Promise<{ destination: Destination; secret: string }> {
    const secret = newSecret();
    const [destination] = await this.database.query<Destination>(
      `UPDATE destinations SET secret = $2 WHERE key = $1 RETURNING ${DESTINATION_COLUMNS}`,
      [key, this.sealed(secret, key)],
    );
    if (!destination) throw new Refusal('NOT_FOUND', 'There is no such destination.');
    return { destination, secret };
  }

  async remove(key: string): Promise<boolean> {
    const gone = await this.database.query('DELETE FROM destinations WHERE key = $1 RETURNING key', [key]);
    return gone.length > 0;
  }

  private sealed(secret: string, key: string): string {
    return this.secrets.seal(secret, aboutSecret(destinationSecrets, key));
  }
}

/** As Standard Webhooks writes secrets: 24 to 64 random bytes. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
