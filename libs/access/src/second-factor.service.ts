import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { aboutSecret, Refusal } from '@strata/db';
import type { Database, SecretColumn, Secrets } from '@strata/db';
import { hashOf } from './token.js';

export const secondFactorSecrets: SecretColumn = { table: 'second_factors', id: 'member_id', column: 'secret' };

const STEP = 30;
/** A device's clock may be one step off, either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** 120 bits: of so many a plain hash leads nowhere. */
const RECOVERY_BYTES = 15;

export interface SecondFactorState {
  confirmedAt: Date;
  recoveryCodesLeft: number;
}

/** A second factor that was begun: shown once, and nothing until a first code confirms it. */
export interface SecondFactorBegun {
  /** To type. */
  secret: string;
  /** To scan. */
  uri: string;
}

/** Time-based codes (RFC 6238) and recovery codes, each of which works once. */
export class SecondFactorService {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: () => number,
  ) {}

  async state(memberId: string): Promise<SecondFactorState | undefined> {
    const [row] = await this.database.query<SecondFactorState>(
      `SELECT confirmed_at AS "confirmedAt", cardinality(recovery_hashes) AS "recoveryCodesLeft"
       FROM second_factors WHERE member_id = $1 AND confirmed_at IS NOT NULL`,
      [memberId],
    );
    return row;
  }

  /** Throws WRONG_STATE where one is in force: it has to be given up first. */
  async begin({ id, email }: { id: string; email: string }): Promise<SecondFactorBegun> {
    const totp = new TOTP({ issuer: 'Strata', label: email, secret: new Secret({ size: 20 }), period: STEP });
    const secret = totp.secret.base32;
    const begun = await this.database.query(
      `INSERT INTO second_factors AS known (member_id, secret) VALUES ($1, $2)
       ON CONFLICT (member_id) DO UPDATE SET secret = excluded.secret WHERE known.confirmed_at IS NULL RETURNING 1`,
      [id, this.secrets.seal(secret, aboutSecret(secondFactorSecrets, id))],
    );
    if (begun.length === 0) throw new Refusal('WRONG_STATE', 'A second factor is in force already.');
    return { secret, uri: totp.toString() };
  }

  /** The first code puts it in force, and brings the recovery codes, which are told once. Throws WRONG_CODE. */
  async confirm(memberId: string, code: string): Promise<string[]> {
    const step = await this.stepOf(memberId, code, false);
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const confirmed = await this.database.query(
      `UPDATE second_factors SET confirmed_at = now(), last_step = $2, recovery_hashes = $3
       WHERE member_id = $1 AND confirmed_at IS NULL AND last_step < $2 RETURNING 1`,
      [memberId, step ?? 0, codes.map((one) => hashOf(bare(one)))],
    );
    if (step === undefined || confirmed.length === 0) throw wrongCode();
    return codes;
  }

  /** Whether it is the code of now, or a recovery code; it is used up by that. */
  async verify(memberId: string, code: string): Promise<boolean> {
    const step = await this.stepOf(memberId, code, true);
    const used =
      step === undefined
        ? await this.database.query(
            `UPDATE second_factors SET recovery_hashes = array_remove(recovery_hashes, $2)
             WHERE member_id = $1 AND confirmed_at IS NOT NULL AND $2 = ANY (recovery_hashes) RETURNING 1`,
            [memberId, hashOf(bare(code))],
          )
        : await this.database.query(
            `UPDATE second_factors SET last_step = $2 WHERE member_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2
             RETURNING 1`,
            [memberId, step],
          );
    return used.length > 0;
  }

  async remove(memberId: string): Promise<void> {
    await this.database.query('DELETE FROM second_factors WHERE member_id = $1', [memberId]);
  }

  /** The time step whose code it is. */
  private async stepOf(memberId: string, code: string, isInForce: boolean): Promise<number | undefined> {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return undefined;
    const [row] = await this.database.query<{ secret: string }>(
      'SELECT secret FROM second_factors WHERE member_id = $1 AND (confirmed_at IS NOT NULL) = $2',
      [memberId, isInForce],
    );
    if (!row) return undefined;
    const secret = this.secrets.open(row.secret, aboutSecret(secondFactorSecrets, memberId));
    const timestamp = this.clock();
    const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP });
    const delta = totp.validate({ token, timestamp, window: WINDOW });
    return delta === null ? undefined : Math.floor(timestamp / 1000 / STEP) + delta;
  }
}

export const wrongCode = (): Refusal => new Refusal('WRONG_CODE', 'This code is not right, or was used already.');

/** Letters and digits that cannot be mistaken for one another (RFC 4648), in groups of four. */
function newRecoveryCode(): string {
  const secret = Secret.fromHex(randomBytes(RECOVERY_BYTES).toString('hex'));
  return secret.base32.replace(/.{4}(?=.)/g, '$&-');
}

const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();
