import type { Database } from '@strata/db';
import { ApiKeyService } from '../api-keys/api-key.service.js';
import { ENVIRONMENT_KEY } from '../actor.js';
import type { Actor } from '../actor.js';
import { MemberService } from '../member.service.js';
import { nameOf } from './approval.js';

/** Who asks for an approval: who stands behind them when they ask, and what they may do when it is carried out. */
export class Askers {
  private readonly members: MemberService;
  private readonly keys: ApiKeyService;

  constructor(
    database: Database,
    private readonly clock: () => number,
  ) {
    this.members = new MemberService(database);
    this.keys = new ApiKeyService(database, clock);
  }

  /** Themselves; of a key also whoever was told a secret of it. */
  async behind(actor: Actor): Promise<string[]> {
    const holders = actor.kind === 'key' ? await this.keys.holdersOf(actor.id) : [];
    return [...new Set([nameOf(actor), ...holders])];
  }

  /** What whoever asked may do at this moment; undefined: nothing, as they were suspended or removed, or the key does not work any more. */
  async actor(name: string): Promise<Actor | undefined> {
    const [kind, id = ''] = name.split(' ');
    if (kind === 'member') {
      const member = await this.members.find(id);
      return member?.state === 'ACTIVE' ? this.members.actor(member) : undefined;
    }
    if (name === nameOf(ENVIRONMENT_KEY)) return ENVIRONMENT_KEY;
    const key = kind === 'key' ? await this.keys.find(id) : undefined;
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt.getTime() <= this.clock())) return undefined;
    return {
      kind: 'key',
      id: key.id,
      name: key.name,
      permissions: new Set(key.permissions),
      ...(key.scope && { scope: key.scope }),
    };
  }
}
