import type { Rule } from '@strata/rules';
import { PERMISSIONS } from './permission.js';
import type { Permission } from './permission.js';

/** Who acts. Every door makes one of what it was shown, and everything behind it asks this alone. */
export interface Actor {
  readonly kind: 'member' | 'key' | 'command' | 'system';
  /** Of the member or key; the name of the command or the job. */
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Which users they see and touch; absent: all. */
  readonly scope?: Rule;
  /** Requests a minute that a key was given; absent: as many as anybody like them. */
  readonly ratePerMinute?: number;
  /** Of a member the role; whoever stands for the owner has theirs. */
  readonly role?: string;
  /** The session that was shown. */
  readonly session?: string;
  /** The company asks for a second factor that they do not have: until then they may nothing but set one up. */
  readonly lacksSecondFactor?: boolean;
  /** Where the request came from. */
  readonly address?: string;
  readonly requestId?: string;
}

const EVERYTHING: ReadonlySet<Permission> = new Set(PERMISSIONS);

/** Whoever stands at the machine: the command line, by its name. They hold the database's password already. */
export function commandActor(name: string): Actor {
  return { kind: 'command', id: name, name, role: 'owner', permissions: EVERYTHING };
}

/** What runs by itself: a job by its name. */
export function systemActor(name: string): Actor {
  return { kind: 'system', id: name, name, permissions: EVERYTHING };
}

/** The API key of the environment, for automation: every right. */
export const ENVIRONMENT_KEY: Actor = {
  kind: 'key',
  id: 'environment',
  name: 'STRATA_API_KEY',
  role: 'owner',
  permissions: EVERYTHING,
};
