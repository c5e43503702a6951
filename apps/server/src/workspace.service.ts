import type { Database } from '@strata/db';
import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import { isPhoneRegion } from '@strata/profile';
import { isTimeZone } from './time-zone.js';

export interface Workspace {
  name: string;
  timeZone: string;
  locale: string;
  /** Whose phone numbers are written without a country code: two letters, ISO 3166-1. */
  region: string;
  /** Holds the demo data. */
  demo: boolean;
  /** From when on the history of attributes and tags is whole. */
  historySince: Date;
  /** Counts of people below it are told as none to those who may not see sensitive values; 0: they are told. */
  smallCount: number;
}

export interface WorkspaceChange {
  name?: string | null;
  timeZone?: string | null;
  locale?: string | null;
  region?: string | null;
  smallCount?: number | null;
}

const LOCALES = ['zh', 'en'];
const LONGEST_NAME = 100;
const LARGEST_SMALL_COUNT = 1_000;
const READ =
  'SELECT name, time_zone AS "timeZone", locale, region, demo, history_since AS "historySince", small_count AS "smallCount" FROM workspace';

/** The one row of `workspace`: what is the same for the whole company. */
export class WorkspaceService {
  constructor(private readonly database: Database) {}

  /** Creates the row of a fresh database; one that is there stays as it is. */
  async prepare(timeZone: string): Promise<void> {
    await this.database.query(
      `INSERT INTO workspace (name, time_zone, locale) VALUES ('Strata', $1, 'zh') ON CONFLICT DO NOTHING`,
      [timeZone],
    );
  }

  async get(): Promise<Workspace> {
    const [row] = await this.database.query<Workspace>(READ);
    if (!row) throw new Error('the workspace has no row: prepare() runs at the start');
    return row;
  }

  async update(change: WorkspaceChange): Promise<Workspace> {
    const name = change.name?.trim().normalize('NFC');
    if (name !== undefined && !isName(name)) {
      throw new Refusal(
        'INVALID_INPUT',
        `name: expected 1 to ${LONGEST_NAME} characters, none of them a control character`,
      );
    }
    if (typeof change.timeZone === 'string' && !isTimeZone(change.timeZone)) {
      throw new Refusal('INVALID_INPUT', 'timeZone: expected an IANA time zone such as Asia/Shanghai');
    }
    if (typeof change.locale === 'string' && !LOCALES.includes(change.locale)) {
      throw new Refusal('INVALID_INPUT', `locale: expected one of ${LOCALES.join(', ')}`);
    }
    if (typeof change.region === 'string' && !isPhoneRegion(change.region)) {
      throw new Refusal('INVALID_INPUT', 'region: expected two letters of ISO 3166-1 such as CN');
    }
    const { smallCount } = change;
    const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= LARGEST_SMALL_COUNT;
    if (typeof smallCount === 'number' && !isCount(smallCount)) {
      throw new Refusal('INVALID_INPUT', `smallCount: expected a whole number from 0 to ${LARGEST_SMALL_COUNT}`);
    }
    await this.database.transaction(async (transaction) => {
      await transaction.query(
        `UPDATE workspace SET name = coalesce($1, name), time_zone = coalesce($2, time_zone), locale = coalesce($3, locale),
           region = coalesce($4, region), small_count = coalesce($5, small_count)`,
        [name ?? null, change.timeZone ?? null, change.locale ?? null, change.region ?? null, smallCount ?? null],
      );
      await raiseDefinitionsVersion(transaction);
    });
    return this.get();
  }

  /** Remembers that the data is invented, so that the app can say so, and from when on its past is whole. */
  async markAsDemo(historySince: number): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('UPDATE workspace SET demo = true, history_since = $1', [new Date(historySince)]);
      await raiseDefinitionsVersion(transaction);
    });
  }
}

function isName(name: string): boolean {
  return name.length >= 1 && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cs}]/u.test(name);
}
