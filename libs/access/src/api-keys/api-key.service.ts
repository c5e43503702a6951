import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { ENVIRONMENT_KEY } from '../actor.js';
import type { Actor } from '../actor.js';
import type { Permission } from '../permission.js';
import { MEMBERS_ONLY } from './api-key.js';
import type { ApiKey, ApiKeySettings, NewSecret } from './api-key.js';
import { raiseKeysVersion, readKeys } from './api-key.store.js';
import type { StoredApiKey } from './api-key.store.js';
import { networkText } from './networks.js';
import { hashOf, newPrefix, newSecret } from './secret.js';

/** All of them are held in memory by every server. */
const MOST_KEYS = 500;
const MOST_ADDRESSES = 100;
const LONGEST_NAME = 100;
const MOST_RATE = 1_000_000;
/** How long the old secret may work beside the new one. */
export const LONGEST_OVERLAP = 30 * 86_400_000;

/** Makes, changes, rotates and revokes API keys. Nobody gives what they do not hold. */
export class ApiKeyService {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number,
  ) {}

  /** The newest first; those that were revoked for 90 days. */
  async list(): Promise<ApiKey[]> {
    return (await readKeys(this.database)).map(withoutHashes);
  }

  async find(id: string): Promise<ApiKey | undefined> {
    const [key] = isId(id) ? await readKeys(this.database, id) : [];
    return key && withoutHashes(key);
  }

  /** Those of the list whose secrets this member was told, whether they are still a member or not. */
  async toldTo(member: string): Promise<ApiKey[]> {
    const told = await this.database.query<{ id: string }>(
      `SELECT id FROM api_keys WHERE created_by = $1
       UNION SELECT key_id FROM api_key_secrets WHERE given_to = $1`,
      [member],
    );
    const ids = new Set(told.map(({ id }) => id));
    return (await this.list()).filter(({ id }) => ids.has(id));
  }

  /** Whoever was told a secret of it that was not forgotten yet: who made it, and who rotated it. */
  async holdersOf(id: string): Promise<string[]> {
    const rows = await this.database.query<{ holder: string }>(
      `SELECT created_by AS holder FROM api_keys WHERE id = $1
       UNION SELECT given_to FROM api_key_secrets WHERE key_id = $1 AND given_to IS NOT NULL`,
      [isId(id) ? id : null],
    );
    return rows.map(({ holder }) => holder);
  }

  /** The key itself is in the answer, and nowhere afterwards. Throws FORBIDDEN, INVALID_INPUT, TOO_LARGE. */
  async create(actor: Actor, settings: ApiKeySettings): Promise<NewSecret> {
    expectPerson(actor);
    expectHeld(actor, settings.permissions);
    const checked = this.checked(settings);
    const prefix = newPrefix();
    return this.database.transaction(async (transaction) => {
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('api_keys', 0))`);
      const [count] = await transaction.query<{ keys: number }>(
        'SELECT count(*)::integer AS keys FROM api_keys WHERE revoked_at IS NULL',
      );
      if ((count?.keys ?? 0) >= MOST_KEYS)
        throw new Refusal('TOO_LARGE', `there are ${MOST_KEYS} API keys; revoke one first`);
      const [row] = await transaction.query<{ id: string }>(
        `INSERT INTO api_keys (name, prefix, permissions, scope, addresses, rate_per_minute, expires_at, created_by, created_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [checked.name, prefix, ...columnsOf(checked), `${actor.kind} ${actor.id}`, actor.name],
      );
      return this.giveSecret(transaction, actor, (row as { id: string }).id, prefix);
    });
  }

  /** Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT, WRONG_STATE. */
  async change(actor: Actor, id: string, settings: Partial<ApiKeySettings>): Promise<ApiKey> {
    return this.database.transaction(async (transaction) => {
      const key = await this.living(transaction, actor, id);
      const { name, permissions, scope, addresses, ratePerMinute, expiresAt } = { ...key, ...settings };
      expectHeld(actor, permissions);
      const checked = this.checked({ name, permissions, scope, addresses, ratePerMinute, expiresAt }, key.expiresAt);
      await transaction.query(
        `UPDATE api_keys SET name = $2, permissions = $3, scope = $4, addresses = $5, rate_per_minute = $6, expires_at = $7
         WHERE id = $1`,
        [id, checked.name, ...columnsOf(checked)],
      );
      await raiseKeysVersion(transaction);
      return this.read(transaction, id);
    });
  }

  /**
   * A second secret. The one before works until `oldUntil`, at most 30 days on, and then dies by itself. Throws NOT_FOUND,
   * FORBIDDEN, INVALID_INPUT, and WRONG_STATE while two work already, unless they are to end at once.
   */
  async rotate(actor: Actor, id: string, oldUntil: Date): Promise<NewSecret> {
    const now = this.clock();
    if (oldUntil.getTime() > now + LONGEST_OVERLAP)
      throw new Refusal('INVALID_INPUT', 'oldUntil: the old key may work for 30 days at most');
    return this.database.transaction(async (transaction) => {
      const { prefix, secrets } = await this.living(transaction, actor, id);
      const isAtOnce = oldUntil.getTime() <= now;
      const works = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt.getTime() > now);
      if (works.length > 1 && !isAtOnce)
        throw new Refusal('WRONG_STATE', 'this key is being rotated: two secrets work already');
      await transaction.query(
        'UPDATE api_key_secrets SET expires_at = least(expires_at, $2::timestamptz) WHERE key_id = $1',
        [id, oldUntil],
      );
      // Of those that died long ago nobody needs to be told any more.
      await transaction.query(
        `DELETE FROM api_key_secrets WHERE key_id = $1 AND expires_at < now() - interval '90 days'`,
        [id],
      );
      return this.giveSecret(transaction, actor, id, prefix);
    });
  }

  /** From the next request on nothing comes by it, at any server. Throws NOT_FOUND. */
  async revoke(id: string): Promise<ApiKey> {
    return this.database.transaction(async (transaction) => {
      await this.read(transaction, id);
      await transaction.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [id]);
      await raiseKeysVersion(transaction);
      return this.read(transaction, id);
    });
  }

  private async giveSecret(transaction: Transaction, actor: Actor, id: string, prefix: string): Promise<NewSecret> {
    const secret = newSecret(prefix);
    await transaction.query(
      'INSERT INTO api_key_secrets (hash, key_id, created_at, given_to) VALUES ($1, $2, clock_timestamp(), $3)',
      [hashOf(secret), id, `${actor.kind} ${actor.id}`],
    );
    await raiseKeysVersion(transaction);
    return { key: await this.read(transaction, id), secret };
  }

  /** One that can be changed, by somebody who may do all that it may: a new secret is all its rights. */
  private async living(transaction: Transaction, actor: Actor, id: string): Promise<ApiKey> {
    expectPerson(actor);
    if (isId(id)) await transaction.query('SELECT FROM api_keys WHERE id = $1 FOR UPDATE', [id]);
    const key = await this.read(transaction, id);
    expectHeld(actor, key.permissions);
    if (key.revokedAt) throw new Refusal('WRONG_STATE', 'this key was revoked; make another');
    return key;
  }

  private async read(transaction: Transaction, id: string): Promise<ApiKey> {
    const [key] = isId(id) ? await readKeys(transaction, id) : [];
    if (!key) throw new Refusal('NOT_FOUND', 'there is no such API key');
    return withoutHashes(key);
  }

  private checked(settings: ApiKeySettings, expiresAtBefore: Date | null = null): ApiKeySettings {
    const name = settings.name.normalize('NFC').trim();
    const { ratePerMinute, expiresAt } = settings;
    const addresses = [...new Set(settings.addresses.map(networkText))];
    if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
      throw new Refusal('INVALID_INPUT', `name: expected 1 to ${LONGEST_NAME} letters`);
    if (settings.permissions.length === 0) throw new Refusal('INVALID_INPUT', 'permissions: a key needs at least one');
    if (addresses.length > MOST_ADDRESSES)
      throw new Refusal('INVALID_INPUT', `addresses: at most ${MOST_ADDRESSES} networks`);
    if (!Number.isInteger(ratePerMinute) || ratePerMinute < 1 || ratePerMinute > MOST_RATE)
      throw new Refusal('INVALID_INPUT', `ratePerMinute: expected 1 to ${MOST_RATE}`);
    if (expiresAt && expiresAt.getTime() !== expiresAtBefore?.getTime() && expiresAt.getTime() <= this.clock())
      throw new Refusal('INVALID_INPUT', 'expiresAt: expected an instant to come');
    return { ...settings, name, addresses, permissions: [...new Set(settings.permissions)] };
  }
}

const isId = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id);

function columnsOf({ permissions, scope, addresses, ratePerMinute, expiresAt }: ApiKeySettings): unknown[] {
  return [permissions, scope && JSON.stringify(scope), addresses, ratePerMinute, expiresAt];
}

/** A key that leaks must not have made others before it is revoked. */
function expectPerson(actor: Actor): void {
  if (actor.kind === 'key' && actor.id !== ENVIRONMENT_KEY.id)
    throw new Refusal('FORBIDDEN', 'An API key makes and changes no API keys.');
}

function expectHeld(actor: Actor, permissions: readonly Permission[]): void {
  // Whoever sees some users must not make a key that sees all.
  if (actor.scope) throw new Refusal('FORBIDDEN', 'Who sees only some users gives no keys.', { scope: true });
  const kept = permissions.filter((permission) => MEMBERS_ONLY.includes(permission));
  if (kept.length > 0)
    throw new Refusal('INVALID_INPUT', `permissions: no API key may be given ${kept.join(', ')}`, {
      permissions: kept,
    });
  const missing = permissions.filter((permission) => !actor.permissions.has(permission));
  if (missing.length > 0)
    throw new Refusal('FORBIDDEN', `You cannot give what you do not hold: ${missing.join(', ')}.`, {
      permissions: missing,
    });
}

function withoutHashes({ secrets, ...key }: StoredApiKey): ApiKey {
  return {
    ...key,
    secrets: secrets.map(({ createdAt, expiresAt, lastUsedAt, lastUsedFrom }) => ({
      createdAt,
      expiresAt,
      lastUsedAt,
      lastUsedFrom,
    })),
  };
}
