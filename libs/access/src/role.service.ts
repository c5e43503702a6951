import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import type { Rule } from '@strata/rules';
import type { Actor } from './actor.js';
import { isPermission } from './permission.js';
import type { Permission } from './permission.js';
import { BUILT_IN_ROLES, isBuiltInRole } from './role.js';

/** A role as it counts: its permissions, and whom they reach. */
export interface Role {
  permissions: ReadonlySet<Permission>;
  scope: Rule | undefined;
}

export interface RoleEntry {
  key: string;
  /** Of a built-in role its key: the app has words of its own for it. */
  name: string;
  description: string;
  permissions: readonly Permission[];
  scope: Rule | null;
  isBuiltIn: boolean;
  /** How many members hold it. */
  members: number;
}

export interface RoleInput {
  name: string;
  description: string;
  permissions: readonly Permission[];
  /** Checked already; null: all users. */
  scope: Rule | null;
}

const MOST_ROLES = 100;

/** Throws FORBIDDEN where somebody would give, or take in hand, what they do not hold themselves. */
export function expectHeld(actor: Actor, { permissions }: Pick<Role, 'permissions'>): void {
  const missing = [...permissions].filter((permission) => !actor.permissions.has(permission));
  if (missing.length > 0)
    throw new Refusal('FORBIDDEN', `This takes permissions that you do not hold: ${missing.join(', ')}.`, { missing });
}

/** What a role allows at this moment. One that is gone allows nothing. */
export async function roleOf(queryable: Queryable, key: string): Promise<Role> {
  if (isBuiltInRole(key)) return { permissions: new Set(BUILT_IN_ROLES[key]), scope: undefined };
  const [row] = await queryable.query<{ permissions: string[]; scope: Rule | null }>(
    'SELECT permissions, scope FROM roles WHERE key = $1',
    [key],
  );
  return { permissions: new Set(row?.permissions.filter(isPermission) ?? []), scope: row?.scope ?? undefined };
}

/** Built-in roles, and those of the company's own. */
export class RoleService {
  constructor(private readonly database: Database) {}

  async list(): Promise<RoleEntry[]> {
    const counts = await this.database.query<{ role: string; members: number }>(
      'SELECT role, count(*)::integer AS members FROM members GROUP BY role',
    );
    const held = new Map(counts.map(({ role, members }) => [role, members]));
    const own = await this.database.query<Omit<RoleEntry, 'permissions'> & { permissions: string[] }>(
      `SELECT key, name, description, permissions, scope FROM roles ORDER BY created_at, key LIMIT ${MOST_ROLES}`,
    );
    const builtIn = Object.entries(BUILT_IN_ROLES).map(([key, permissions]): RoleEntry => ({
      key,
      name: key,
      description: '',
      permissions,
      scope: null,
      isBuiltIn: true,
      members: held.get(key) ?? 0,
    }));
    return [
      ...builtIn,
      ...own.map((role) => ({
        ...role,
        permissions: role.permissions.filter(isPermission),
        isBuiltIn: false,
        members: held.get(role.key) ?? 0,
      })),
    ];
  }

  /** Throws NOT_FOUND. */
  async get(key: string): Promise<RoleEntry> {
    const found = (await this.list()).find((role) => role.key === key);
    if (!found) throw noSuchRole(key);
    return found;
  }

  async create(actor: Actor, key: string, input: RoleInput): Promise<RoleEntry> {
    if (!/^[a-z][a-z0-9_]{0,63}$/.test(key))
      throw new Refusal('INVALID_KEY', 'key: expected small letters, digits and _, beginning with a letter', {
        field: 'key',
      });
    checkRole(actor, input);
    if (isBuiltInRole(key)) throw roleExists(key);
    const created = await this.database.query(
      `INSERT INTO roles (key, name, description, permissions, scope)
       SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM roles) < ${MOST_ROLES}
       ON CONFLICT (key) DO NOTHING RETURNING 1`,
      [key, ...columns(input)],
    );
    if (created.length === 0) throw roleExists(key);
    return this.get(key);
  }

  /** Takes effect at once, with whoever holds it; links that were made for them before end, unless it allows no more than it did. */
  async change(actor: Actor, key: string, input: RoleInput): Promise<RoleEntry> {
    checkRole(actor, input);
    if (isBuiltInRole(key)) throw builtIn();
    await this.database.transaction(async (transaction) => {
      const [before] = await transaction.query<{ permissions: string[]; isScoped: boolean }>(
        'SELECT permissions, scope IS NOT NULL AS "isScoped" FROM roles WHERE key = $1 FOR UPDATE',
        [key],
      );
      if (!before) throw noSuchRole(key);
      expectHeld(actor, { permissions: new Set(before.permissions.filter(isPermission)) });
      await transaction.query(
        'UPDATE roles SET name = $2, description = $3, permissions = $4, scope = $5, updated_at = now() WHERE key = $1',
        [key, ...columns(input)],
      );
      const isWider = before.isScoped || input.permissions.some((one) => !before.permissions.includes(one));
      if (isWider)
        await transaction.query(
          'DELETE FROM member_links WHERE member_id IN (SELECT id FROM members WHERE role = $1)',
          [key],
        );
    });
    return this.get(key);
  }

  /** Refused with ROLE_IN_USE while members hold it. */
  async remove(actor: Actor, key: string): Promise<void> {
    await this.expectOwn(actor, key);
    const removed = await this.database.query(
      'DELETE FROM roles WHERE key = $1 AND NOT EXISTS (SELECT FROM members WHERE role = $1) RETURNING 1',
      [key],
    );
    if (removed.length === 0) throw new Refusal('ROLE_IN_USE', `Members hold the role ${key}: give them others first.`);
  }

  /** One of the company's own, that allows nothing which the actor may not. */
  private async expectOwn(actor: Actor, key: string): Promise<void> {
    if (isBuiltInRole(key)) throw builtIn();
    const { permissions } = await this.get(key);
    expectHeld(actor, { permissions: new Set(permissions) });
  }
}

function checkRole(actor: Actor, { name, description, permissions }: RoleInput): void {
  if (name.trim() === '' || name.length > 100 || description.length > 500 || /[\p{Cc}\p{Cs}]/u.test(name + description))
    throw new Refusal('INVALID_INPUT', 'name: expected 1 to 100 characters; description: at most 500', {
      field: 'name',
    });
  expectHeld(actor, { permissions: new Set(permissions) });
}

const columns = ({ name, description, permissions, scope }: RoleInput): unknown[] => [
  name.trim().normalize('NFC'),
  description.trim().normalize('NFC'),
  [...new Set(permissions)],
  scope === null ? null : JSON.stringify(scope),
];

const builtIn = (): Refusal => new Refusal('BUILT_IN_ROLE', 'A built-in role stays as it is: make one of your own.');
const noSuchRole = (key: string): Refusal => new Refusal('NOT_FOUND', `There is no role ${key}.`);
const roleExists = (key: string): Refusal =>
  new Refusal('ALREADY_EXISTS', `There is a role ${key} already, or ${MOST_ROLES} of your own.`, { field: 'key' });
