import type { Database } from '@strata/db';

export interface AccessSettingsValues {
  /** Who signs in with a password has to have a second factor. */
  secondFactorRequired: boolean;
}

/** What the company asks of its members. */
export class AccessSettings {
  constructor(private readonly database: Database) {}

  async get(): Promise<AccessSettingsValues> {
    const [row] = await this.database.query<AccessSettingsValues>(
      'SELECT second_factor_required AS "secondFactorRequired" FROM access_settings',
    );
    return row ?? { secondFactorRequired: false };
  }

  async update({ secondFactorRequired }: AccessSettingsValues): Promise<AccessSettingsValues> {
    await this.database.query('UPDATE access_settings SET second_factor_required = $1', [secondFactorRequired]);
    return this.get();
  }
}
