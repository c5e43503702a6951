import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import type { Rule } from '@strata/rules';
import type { Actor } from './actor.js';
import { isPermission } from './permission.js';
import type { Permission } from './permission.js';
import { BUILT_IN_ROLES, isBuiltInRole } from './role.js';

export interface Member {
  id: string;
  email: string;
  name: string;
  /** A built-in role or one of the company's own. */
  role: string;
  state: 'INVITED' | 'ACTIVE' | 'SUSPENDED';
}

/** A role as it counts: its permissions, and whom they reach. */
export interface Role {
  permissions: ReadonlySet<Permission>;
  scope: Rule | undefined;
}

const MEMBER = 'id, email, name, role, state';

/** Who works here. */
export class MemberService {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Member | undefined> {
    const [member] = await this.database.query<Member>(`SELECT ${MEMBER} FROM members WHERE id = $1`, [id]);
    return member;
  }

  /** The owner of a demo, who signs in by themselves; undefined once somebody has suspended them. */
  async demoOwner(): Promise<Member | undefined> {
    await this.database.query(
      `INSERT INTO members (email, name, role, state) VALUES ('demo@localhost', '演示', 'owner', 'ACTIVE')
       ON CONFLICT (email) DO NOTHING`,
    );
    const [member] = await this.database.query<Member>(
      `SELECT ${MEMBER} FROM members WHERE email = 'demo@localhost' AND state = 'ACTIVE'`,
    );
    return member;
  }

  /** What a member may do at this moment. A role that is gone allows nothing. */
  async actor(member: Member): Promise<Actor> {
    if (member.state !== 'ACTIVE') throw new Refusal('UNAUTHENTICATED', 'This member is not active.');
    const { permissions, scope } = await this.role(member.role);
    return { kind: 'member', id: member.id, name: member.name, permissions, ...(scope && { scope }) };
  }

  private async role(key: string): Promise<Role> {
    if (isBuiltInRole(key)) return { permissions: new Set(BUILT_IN_ROLES[key]), scope: undefined };
    const [row] = await this.database.query<{ permissions: string[]; scope: Rule | null }>(
      'SELECT permissions, scope FROM roles WHERE key = $1',
      [key],
    );
    return { permissions: new Set(row?.permissions.filter(isPermission) ?? []), scope: row?.scope ?? undefined };
  }
}
