import type { Database } from '@strata/db';
import { andAmong, foldText, isStorableText, SqlParameters } from '@strata/rules';
import type { SomeUsers } from '@strata/rules';
import { MAX_USER_KEY } from './profile-reader.js';
import type { ProfileReader, User } from './profile-reader.js';
import type { Sight } from './sight.js';
import { identityPrefixes } from './standard-forms/identity-value.js';
import { DEFAULT_REGION } from './standard-forms/phone.js';
import { IDENTITY_KINDS } from './user-item.js';

/** By the key, the beginning of an identity, a part of the name: the better match first. */
const KEY = 0;
const IDENTITY = 1;
const NAME = 2;

/** Where a user stands among those found. It can be compared with others when the user is gone. */
export interface SearchPlace {
  by: typeof KEY | typeof IDENTITY | typeof NAME;
  /** The identity that was found; empty for the others. */
  value: string;
  id: number;
}

export interface FoundUser extends User {
  place: SearchPlace;
}

const MAX_SEARCH = 100;

/** The order of what is found: as PostgreSQL sorts identities, in collation C. */
export function comparePlaces(a: SearchPlace, b: SearchPlace): number {
  return a.by - b.by || Buffer.compare(Buffer.from(a.value), Buffer.from(b.value)) || a.id - b.id;
}

/** Finds users by what someone types. */
export class UserSearch {
  /** `region` is whose phone numbers are typed without a country code. */
  constructor(
    private readonly database: Database,
    private readonly profiles: ProfileReader,
    private readonly region: () => string = () => DEFAULT_REGION,
  ) {}

  /**
   * Users by key, by the beginning of an external id, phone, e-mail or other identity (a phone with or without country
   * code and spaces, an e-mail in either case), or by a part of the attribute `name`; the better match first, and always in the order of their places.
   * By what somebody may not see nobody is found, and by identity or name nobody but `among` them. The long look through all names ends when `signal` aborts.
   */
  async find(
    text: string,
    limit: number,
    sight: Sight,
    { among, signal }: { among?: SomeUsers | undefined; signal?: AbortSignal } = {},
  ): Promise<FoundUser[]> {
    const wanted = text.trim();
    if (wanted === '' || !isStorableText(wanted)) return [];
    const most = Math.min(limit, MAX_SEARCH);
    const places = new Map<number, SearchPlace>();
    const key = /^[1-9][0-9]{0,9}$/.test(wanted) ? Number(wanted) : Infinity;
    if (key <= MAX_USER_KEY) places.set(key, { by: KEY, value: '', id: key });
    for (const { value, id } of await this.byIdentityPrefix(wanted, most, sight, among)) {
      if (!places.has(id)) places.set(id, { by: IDENTITY, value, id });
    }
    const found = await this.usersAt([...places.values()]);
    // A name is looked for in all users, 200 ms at a million: not for what is rather an id, phone or e-mail, and was found.
    if (found.length < most && !(found.length > 0 && /[\d@]/.test(wanted)) && !sight.hidesAttribute('name')) {
      const named = (await this.byName(foldText(wanted), most, among, signal)).filter((id) => !places.has(id));
      found.push(...(await this.usersAt(named.map((id) => ({ by: NAME, value: '', id })))));
    }
    return found.slice(0, most);
  }

  /** In the order of the places; those that were erased are left out. */
  private async usersAt(places: readonly SearchPlace[]): Promise<FoundUser[]> {
    const users = new Map((await this.profiles.byIds(places.map(({ id }) => id))).map((user) => [user.id, user]));
    return places.flatMap((place) => {
      const user = users.get(place.id);
      return user ? [{ ...user, place }] : [];
    });
  }

  /**
   * `^@`, starts with, is served by the primary key in collation C from PostgreSQL 15 on: one range for each way in which what was
   * typed may be kept, each read no further than the limit.
   */
  private byIdentityPrefix(
    typed: string,
    limit: number,
    sight: Sight,
    among: SomeUsers | undefined,
  ): Promise<{ value: string; id: number }[]> {
    const parameters = new SqlParameters();
    const most = parameters.add(limit);
    const hidden = parameters.add(
      IDENTITY_KINDS.filter((kind) => sight.hidesIdentity(kind)),
      'text[]',
    );
    const seen = andAmong('user_id', among, parameters);
    const ranges = identityPrefixes(typed, this.region()).map(
      (prefix) =>
        `(SELECT value, user_id AS id FROM identities
          WHERE value ^@ ${parameters.add(prefix)} AND kind <> ALL (${hidden})${seen} ORDER BY 1, 2 LIMIT ${most})`,
    );
    const found = `SELECT value, id FROM (${ranges.join(' UNION ')}) AS found ORDER BY value, id LIMIT ${most}`;
    return this.database.query(found, parameters.values);
  }

  private async byName(
    part: string,
    limit: number,
    among: SomeUsers | undefined,
    signal: AbortSignal | undefined,
  ): Promise<number[]> {
    const parameters = new SqlParameters();
    const rows = await this.database.query<{ user_id: number }>(
      `SELECT user_id FROM user_attributes
       WHERE strpos(coalesce(folded ->> 'name', "values" ->> 'name'), ${parameters.add(part)}) > 0${andAmong('user_id', among, parameters)}
       ORDER BY user_id LIMIT ${parameters.add(limit)}`,
      parameters.values,
      signal,
    );
    return rows.map(({ user_id }) => user_id);
  }
}
