import { Costly, Joined, Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { andAmong, HIDDEN, isStorableText, SqlParameters } from '@strata/rules';
import type { AttributeType, SomeUsers } from '@strata/rules';
import { showAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { ownerOf } from './identities/identity-rows.js';
import type { Sight } from './sight.js';
import { standardId, standardIdentity } from './standard-forms/identity-value.js';
import { DEFAULT_REGION } from './standard-forms/phone.js';
import type { StoredOrigin } from './origin.js';
import type { Identity } from './user-item.js';

export interface User {
  id: number;
  /** The first external id the user came with. */
  externalId: string | null;
  createdAt: Date;
  /** Since when their data is kept and not used; null where it is used. */
  restrictedAt: Date | null;
}

/** What is known of attributes, as far as it takes to show values. */
export type AttributeTypes = ReadonlyMap<string, { type: AttributeType }>;

export interface UserAttribute {
  key: string;
  /** Dates and instants as ISO text; null where it is masked. */
  value: StoredValue | null;
  /** It is sensitive, and not for whoever asks: all else is null, where it came from too. */
  masked: boolean;
  source: string | null;
  /** The time of the value, as its source says. */
  at: Date | null;
  /** The text before it was cleaned, where cleaning changed it. */
  original: string | null;
  /** The method by which it was inferred; null for a value that was given. */
  inferred: string | null;
}

/** An identity as somebody sees it. */
export interface ShownIdentity extends Identity {
  /** It is sensitive, and not for whoever asks; the value is dots. */
  masked: boolean;
}

export function shownIdentity({ kind, namespace, value }: Identity, sight: Sight): ShownIdentity {
  const masked = sight.hidesIdentity(kind);
  return { kind, namespace, value: masked ? HIDDEN : value, masked };
}

const USER = 'id, external_id AS "externalId", created_at AS "createdAt", restricted_at AS "restrictedAt"';
/** Erased and merged users are not found; restricted ones are, as their data is kept. */
const KNOWN = 'erased_at IS NULL AND merged_into IS NULL';
export const MAX_USER_KEY = 2 ** 31 - 1;

const isUserKey = (id: number): boolean => Number.isInteger(id) && id > 0 && id <= MAX_USER_KEY;

interface StoredAttributes {
  user_id: number;
  values: Record<string, StoredValue>;
  origins: Record<string, StoredOrigin> | null;
}

export interface KnownOptions {
  /** The defined types, where they were just read. */
  types?: AttributeTypes;
  /**
   * Whether it is asked where values come from; absent: it is. That is in a table of its own, the larger half of all that is stored of
   * users: without it a look-up reads one page less.
   */
  origins?: boolean;
  /** With it the statement is of its own: what is joined is others' too, and not cancelled. */
  signal?: AbortSignal;
}

/** The attributes of one user, as somebody sees them. */
export class KnownOfUser {
  constructor(
    private readonly stored: StoredAttributes,
    private readonly sight: Sight,
    private readonly types: AttributeTypes,
  ) {}

  /** One value, as `UserAttribute` has it; null where it is masked, too. */
  value(key: string): StoredValue | null {
    const { values } = this.stored;
    const type = this.types.get(key)?.type;
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return !type || value === undefined || this.sight.hidesAttribute(key) ? null : showAttributeValue(value, type);
  }

  /** By key; those alone that are defined. */
  attributes(): UserAttribute[] {
    const { values, origins } = this.stored;
    const attributes = Object.keys(values).flatMap((key): UserAttribute[] => {
      if (!this.types.has(key)) return [];
      // Of a masked value its origin, too: whether a guess that somebody wrote changed it would tell whether it was right.
      if (this.sight.hidesAttribute(key))
        return [{ key, masked: true, value: null, source: null, at: null, original: null, inferred: null }];
      const [source, at, { original = null, inferred = null } = {}] = origins?.[key] ?? [null, null];
      return [
        {
          key,
          masked: false,
          value: this.value(key),
          source,
          at: at === null ? null : new Date(at),
          original,
          inferred,
        },
      ];
    });
    return attributes.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** Reads who users are. Every method takes as many statements for a hundred users as for one. */
export class ProfileReader {
  private readonly arrivals = new Costly<number>();
  private readonly users = new Joined<number, User>((ids) => this.usersOf(ids));
  private readonly usersByExternalId = new Joined<string, User>((externalIds) => this.usersOfExternalIds(externalIds));
  private readonly values = new Joined<number, StoredAttributes>((ids) => this.storedValuesOf(ids));
  private readonly stored = new Joined<number, StoredAttributes>((ids) => this.storedOf(ids));

  /** `region` is whose phone numbers are written without a country code. */
  constructor(
    private readonly database: Database,
    private readonly region: () => string = () => DEFAULT_REGION,
  ) {}

  /** One who was merged is the one who was kept. */
  async byId(id: number): Promise<User | null> {
    const user = isUserKey(id) ? await this.users.ask(id) : undefined;
    return user ?? this.keptOf(id);
  }

  async byExternalId(externalId: string): Promise<User | null> {
    if (!isStorableText(externalId)) return null;
    const user = await this.usersByExternalId.ask(externalId);
    if (user) return user;
    const [key] = (await this.keysOf([externalId])).values();
    return key === undefined ? null : this.byId(key);
  }

  /** The user known by an identity, however it is written. */
  async byIdentity({ kind, namespace, value }: Identity, sight: Sight): Promise<User | null> {
    // Refused whether there is one or not: an answer would say that a guess was right.
    if (sight.hidesIdentity(kind))
      throw new Refusal('FORBIDDEN', `identity: to find somebody by ${kind} takes the permission profile.sensitive.`, {
        permission: 'profile.sensitive',
      });
    if (!isStorableText(value) || !isStorableText(namespace)) return null;
    const standard = standardIdentity(kind, value, this.region());
    const key = await ownerOf(this.database, { kind, namespace, value: standard, written: value });
    return key === undefined ? null : this.byId(key);
  }

  /** In the order asked for; those that do not exist are left out. */
  async byIds(ids: readonly number[], signal?: AbortSignal): Promise<User[]> {
    const users = await this.usersOf(ids.filter(isUserKey), signal);
    return ids.flatMap((id) => users.get(id) ?? []);
  }

  private async usersOf(ids: readonly number[], signal?: AbortSignal): Promise<Map<number, User>> {
    const rows = await this.database.query<User>(
      `SELECT ${USER} FROM users WHERE id = ANY($1::integer[]) AND ${KNOWN}`,
      [ids],
      signal,
    );
    return new Map(rows.map((user) => [user.id, user]));
  }

  /** Those who are known by just these external ids. */
  private async usersOfExternalIds(externalIds: readonly string[]): Promise<Map<string, User>> {
    const rows = await this.database.query<User & { value: string }>(
      `SELECT value, users.id, users.external_id AS "externalId", users.created_at AS "createdAt", users.restricted_at AS "restrictedAt"
       FROM identities JOIN users ON users.id = identities.user_id
       WHERE value = ANY($1::text[]) AND kind = 'EXTERNAL_ID' AND namespace = '' AND ${KNOWN}`,
      [externalIds],
    );
    return new Map(rows.map(({ value, ...user }) => [value, user]));
  }

  /** User keys by external id as it was asked for, however it is written; unknown ones are absent. */
  async keysOf(externalIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ value: string; user_id: number }>(
      `SELECT value, user_id FROM identities WHERE value = ANY($1::text[]) AND kind = 'EXTERNAL_ID' AND namespace = ''`,
      [externalIds.flatMap((asked) => [asked, standardId(asked)]).filter(isStorableText)],
    );
    const keys = new Map(rows.map(({ value, user_id }) => [value, user_id]));
    return new Map(
      externalIds.flatMap((asked): [string, number][] => {
        const key = keys.get(asked) ?? keys.get(standardId(asked));
        return key === undefined ? [] : [[asked, key]];
      }),
    );
  }

  /** A page of all users by key, those after `after`. */
  async page(first: number, after = 0): Promise<User[]> {
    return this.database.query<User>(`SELECT ${USER} FROM users WHERE id > $1 AND ${KNOWN} ORDER BY id LIMIT $2`, [
      after,
      first,
    ]);
  }

  /** How many users became known from an instant on: one pass over all users, remembered for a while where that is slow. */
  async countSince(instant: number, among?: SomeUsers, wantedUntil?: AbortSignal): Promise<number> {
    return this.arrivals.ask(
      `${instant} ${among?.name ?? ''}`,
      async (signal) => {
        const parameters = new SqlParameters();
        const since = parameters.add(new Date(instant));
        const [row] = await this.database.query<{ users: number }>(
          `SELECT count(*)::integer AS users FROM users
         WHERE created_at >= ${since} AND ${KNOWN}${andAmong('id', among, parameters)}`,
          parameters.values,
          signal,
        );
        return row?.users ?? 0;
      },
      wantedUntil,
    );
  }

  /** What is known of many users, by user; of the defined types, or those that were just read. */
  async knownOf(
    ids: readonly number[],
    sight: Sight,
    { types, origins = true, signal }: KnownOptions = {},
  ): Promise<Map<number, KnownOfUser>> {
    const [only] = ids;
    const joined = origins ? this.stored : this.values;
    const stored =
      only !== undefined && ids.length === 1 && !signal
        ? [await joined.ask(only)]
        : [...(await (origins ? this.storedOf(ids, signal) : this.storedValuesOf(ids, signal))).values()];
    const read = types ?? (await this.types());
    return new Map(stored.flatMap((row) => (row ? [[row.user_id, new KnownOfUser(row, sight, read)]] : [])));
  }

  /** Attributes of many users, as `knownOf` has them. */
  async attributesOf(
    ids: readonly number[],
    sight: Sight,
    options?: KnownOptions,
  ): Promise<Map<number, UserAttribute[]>> {
    return new Map([...(await this.knownOf(ids, sight, options))].map(([id, known]) => [id, known.attributes()]));
  }

  private async storedOf(ids: readonly number[], signal?: AbortSignal): Promise<Map<number, StoredAttributes>> {
    const rows = await this.database.query<StoredAttributes>(
      `SELECT user_id, "values", origins FROM user_attributes LEFT JOIN user_attribute_origins USING (user_id)
       WHERE user_id = ANY($1::integer[])`,
      [ids],
      signal,
    );
    return new Map(rows.map((row) => [row.user_id, row]));
  }

  private async storedValuesOf(ids: readonly number[], signal?: AbortSignal): Promise<Map<number, StoredAttributes>> {
    const rows = await this.database.query<Omit<StoredAttributes, 'origins'>>(
      'SELECT user_id, "values" FROM user_attributes WHERE user_id = ANY($1::integer[])',
      [ids],
      signal,
    );
    return new Map(rows.map((row) => [row.user_id, { ...row, origins: null }]));
  }

  async identitiesOf(ids: readonly number[], sight: Sight): Promise<Map<number, ShownIdentity[]>> {
    const rows = await this.database.query<Identity & { user_id: number }>(
      `SELECT user_id, kind, namespace, value FROM identities WHERE user_id = ANY($1::integer[])
       ORDER BY kind, namespace, value`,
      [ids],
    );
    const identities = new Map<number, ShownIdentity[]>();
    for (const { user_id, ...identity } of rows)
      identities.set(user_id, [...(identities.get(user_id) ?? []), shownIdentity(identity, sight)]);
    return identities;
  }

  /** Whoever was merged into one who was merged later is found in as many steps. */
  private async keptOf(id: number): Promise<User | null> {
    if (!isUserKey(id)) return null;
    const [row] = await this.database.query<{ into: number | null }>(
      'SELECT merged_into AS into FROM users WHERE id = $1',
      [id],
    );
    return row?.into ? this.byId(row.into) : null;
  }

  private async types(): Promise<AttributeTypes> {
    const rows = await this.database.query<{ key: string; type: AttributeType }>(
      'SELECT key, type FROM attribute_definitions',
    );
    return new Map(rows.map(({ key, type }) => [key, { type }]));
  }
}
