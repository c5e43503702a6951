import type { BlockList } from 'node:net';
import { Joined, Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { checkRule } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { Actor } from '../actor.js';
import { inPassing } from '../in-passing.js';
import { keysVersion, readKeys } from './api-key.store.js';
import type { StoredApiKey } from './api-key.store.js';
import { isWithin, networks } from './networks.js';
import { hashOf, isSecret } from './secret.js';

/** When a key was last used is told to within this; a write for every request would be one too many. */
const USED = 60_000;

const NOBODY: Rule = { not: { everyone: true } };

interface Held {
  key: StoredApiKey;
  secretExpiresAt: Date | null;
  networks: BlockList;
  actor: Actor;
  hash: Buffer;
  notedAt: number;
}

/**
 * Keys in memory, by the hashes of their secrets. Each request costs one small read of their version, which those that come at
 * the same time share; a key that was revoked or changed before a request came is so for it, whichever server did it.
 */
export class HeldKeys {
  private held: { version: string; bySecret: ReadonlyMap<string, Held> } | undefined;
  /** By the one key that there is. */
  private readonly asked = new Joined<'all', ReadonlyMap<string, Held>>(
    async () => new Map([['all', await this.ask()]]),
  );
  /** Scopes that were checked, against these very definitions. */
  private checked = new WeakMap<Rule, Rule>();
  private checkedBy: Definitions | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: () => number,
    private readonly definitions: () => Promise<Definitions>,
  ) {}

  /**
   * Whoever acts by a key, from an address. Throws UNAUTHENTICATED to whoever shows no key of ours; only who holds one is
   * told what is the matter with it: ADDRESS_NOT_ALLOWED, KEY_REVOKED, KEY_EXPIRED.
   */
  async actor(secret: string, address: string): Promise<Actor> {
    const hash = isSecret(secret) ? hashOf(secret).toString('hex') : undefined;
    const held = hash === undefined ? undefined : (await this.asked.ask('all'))?.get(hash);
    if (!held) throw noKey();
    const { key, secretExpiresAt, actor } = held;
    const now = this.clock();
    if (key.addresses.length > 0 && !isWithin(address, held.networks))
      throw new Refusal('ADDRESS_NOT_ALLOWED', 'This API key does not work from here.', { key: key.id });
    if (key.revokedAt) throw new Refusal('KEY_REVOKED', 'This API key was revoked.', { key: key.id });
    for (const end of [key.expiresAt, secretExpiresAt])
      if (end && end.getTime() <= now) throw new Refusal('KEY_EXPIRED', 'This API key has expired.', { key: key.id });
    // Either way: a clock that is set back would make it wait.
    if (Math.abs(now - held.notedAt) >= USED) {
      held.notedAt = now;
      await inPassing(this.note(held, address));
    }
    return actor.scope ? { ...actor, scope: await this.readable(actor.scope) } : actor;
  }

  /** In doubt nobody: a scope that names what there is no more selects no one, instead of making each question fail. */
  private async readable(scope: Rule): Promise<Rule> {
    const definitions = await this.definitions();
    if (this.checkedBy !== definitions) {
      this.checkedBy = definitions;
      this.checked = new WeakMap();
    }
    let readable = this.checked.get(scope);
    if (!readable) {
      readable = checkRule(scope, definitions).faults ? NOBODY : scope;
      this.checked.set(scope, readable);
    }
    return readable;
  }

  private async ask(): Promise<ReadonlyMap<string, Held>> {
    const version = await keysVersion(this.database);
    if (this.held?.version === version) return this.held.bySecret;
    // Loaded after the version was read: at worst newer than it says, and then loaded once more.
    const bySecret = await this.load();
    if (!this.held || BigInt(version) > BigInt(this.held.version)) this.held = { version, bySecret };
    return bySecret;
  }

  private async load(): Promise<ReadonlyMap<string, Held>> {
    const keys = await readKeys(this.database);
    return new Map(keys.flatMap((key) => key.secrets.map((secret) => [secret.hash, hold(key, secret)] as const)));
  }

  /** Other servers count their own minutes. */
  private async note({ hash }: Held, address: string): Promise<void> {
    await this.database.query(
      `UPDATE api_key_secrets SET last_used_at = now(), last_used_from = $2
       WHERE hash = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [hash, address],
    );
  }
}

export const noKey = (): Refusal => new Refusal('UNAUTHENTICATED', 'This is no API key of this server.');

function hold(key: StoredApiKey, { hash, expiresAt, lastUsedAt }: StoredApiKey['secrets'][number]): Held {
  const { id, name, permissions, scope, ratePerMinute, addresses } = key;
  return {
    key,
    secretExpiresAt: expiresAt,
    networks: networks(addresses),
    hash: Buffer.from(hash, 'hex'),
    notedAt: lastUsedAt?.getTime() ?? 0,
    actor: {
      kind: 'key',
      id,
      name,
      permissions: new Set(permissions),
      ...(scope && { scope }),
      ratePerMinute,
    },
  };
}
