import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { aboutSecret } from '@strata/db';
import type { Database, SecretColumn, Secrets } from '@strata/db';
import { keptUser } from './kept-user.js';

/** `version, user key, seconds since 1970 at which it ends`, and 128 bits of an HMAC-SHA-256 over them: 34 letters of a link. */
const VERSION = 1;
const CONTENT_BYTES = 9;
const MAC_BYTES = 16;
/** Where the key that signs is kept, sealed. */
export const preferenceSecrets: SecretColumn = { table: 'preference_keys', id: 'id', column: 'key' };
/** The one row. */
const ABOUT = aboutSecret(preferenceSecrets, 'true');

const TOKEN = /^[A-Za-z0-9_-]{34}$/;

/**
 * Links to the page on which a person sees and changes what they have agreed to. Whoever holds one acts for the person, there
 * and nowhere else, until it ends or the person is erased. Nothing about a link is stored.
 */
export class PreferenceLinks {
  private key: Promise<Buffer> | undefined;

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Makes the key at the first start, although no link may have been asked for: the first thing that is sealed in a database, by
   * which a process with another STRATA_SECRET_KEY is found at its start, and not when one cannot open what the other sealed.
   */
  async prepare(): Promise<void> {
    await this.keyOnce();
  }

  async tokenOf(userId: number, expiresAt: Date): Promise<string> {
    const content = Buffer.alloc(CONTENT_BYTES);
    content.writeUInt8(VERSION, 0);
    content.writeInt32BE(userId, 1);
    content.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 5);
    return Buffer.concat([content, await this.mac(content)]).toString('base64url');
  }

  /** Whose link this is: the one whom they were merged into, where they were; null for one that is forged, over, or of nobody. */
  async userOf(token: string): Promise<number | null> {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const content = bytes.subarray(0, CONTENT_BYTES);
    // Reading base64 is lenient about its last bits; only the very text that was given out is taken back.
    if (bytes.toString('base64url') !== token) return null;
    if (!timingSafeEqual(bytes.subarray(CONTENT_BYTES), await this.mac(content))) return null;
    if (content.readUInt8(0) !== VERSION || content.readUInt32BE(5) * 1000 <= this.clock()) return null;
    return keptUser(this.database, content.readInt32BE(1));
  }

  private async mac(content: Buffer): Promise<Buffer> {
    const key = await this.keyOnce();
    return createHmac('sha256', key).update('preferences').update(content).digest().subarray(0, MAC_BYTES);
  }

  /** Read once, and again after a failure. */
  private keyOnce(): Promise<Buffer> {
    this.key ??= this.readKey().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  /** The key is made by whoever needs it first, and is every process's. */
  private async readKey(): Promise<Buffer> {
    await this.database.query('INSERT INTO preference_keys (key) VALUES ($1) ON CONFLICT DO NOTHING', [
      this.secrets.seal(randomBytes(32).toString('base64'), ABOUT),
    ]);
    const [row] = await this.database.query<{ key: string }>('SELECT key FROM preference_keys');
    if (!row) throw new Error('preference_keys is empty after a key was put there');
    return Buffer.from(this.secrets.open(row.key, ABOUT), 'base64');
  }
}
