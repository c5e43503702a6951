import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';

export interface AccessSettingsValues {
  /** Who signs in with a password has to have a second factor. */
  secondFactorRequired: boolean;
  /** A campaign to more people than this takes a second person. */
  approvalAudienceSize: number;
}

const MOST_PEOPLE = 2 ** 31 - 1;

/** What the company asks of its members. */
export class AccessSettings {
  constructor(private readonly database: Database) {}

  async get(): Promise<AccessSettingsValues> {
    const [row] = await this.database.query<AccessSettingsValues>(
      `SELECT second_factor_required AS "secondFactorRequired", approval_audience_size AS "approvalAudienceSize"
       FROM access_settings`,
    );
    return row ?? { secondFactorRequired: false, approvalAudienceSize: 0 };
  }

  /** What is not given stays. Throws INVALID_INPUT. */
  async update({
    secondFactorRequired,
    approvalAudienceSize,
  }: Partial<AccessSettingsValues>): Promise<AccessSettingsValues> {
    const size = approvalAudienceSize;
    if (size !== undefined && (!Number.isInteger(size) || size < 0 || size > MOST_PEOPLE))
      throw new Refusal('INVALID_INPUT', 'approvalAudienceSize: expected a whole number from 0 on', {
        field: 'approvalAudienceSize',
      });
    await this.database.query(
      `UPDATE access_settings SET second_factor_required = coalesce($1, second_factor_required),
         approval_audience_size = coalesce($2, approval_audience_size)`,
      [secondFactorRequired ?? null, size ?? null],
    );
    return this.get();
  }
}
