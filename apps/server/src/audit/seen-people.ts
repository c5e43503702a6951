import type { Actor } from '@strata/access';
import type { App } from '../composition.js';

/** An entry names so many; of more it says how many. */
const MOST_NAMED = 1_000;

/** Whose sensitive values one request has given out: one entry for all of them. */
export class SeenPeople {
  private readonly users = new Set<number>();

  constructor(
    private readonly app: App,
    private readonly actor: Actor,
  ) {}

  /** Nothing is given out to who does not hold the right. */
  add(user: number): void {
    if (this.actor.permissions.has('profile.sensitive')) this.users.add(user);
  }

  /** Nobody waits for it: a partner reads a hundred a second. */
  note(operation: string): void {
    if (this.users.size === 0) return;
    const users = [...this.users];
    this.users.clear();
    this.app.audit.noteSoon(this.actor, {
      operation,
      object: 'sensitive_profile',
      objectId: users.length === 1 ? String(users[0]) : '',
      details: { count: users.length, ids: users.slice(0, MOST_NAMED) },
    });
  }
}
