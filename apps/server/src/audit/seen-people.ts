import type { Actor } from '@strata/access';
import type { App } from '../composition.js';

/** What is read as it came, before anything is known to be sensitive or not: rows of a file, what a system sent. */
export type Content = 'import_content' | 'webhook_content';

/** Whose sensitive values, and which content of others, one request has given out. */
export class SeenPeople {
  private readonly seen = new Map<string, Set<number | string>>();

  constructor(
    private readonly app: App,
    private readonly actor: Actor,
  ) {}

  /** Nothing is given out to who does not hold the right. */
  add(...users: number[]): void {
    for (const user of users) this.take('sensitive_profile', user);
  }

  addContent(of: Content, id: string): void {
    this.take(of, id);
  }

  /** Nobody waits for it: a partner reads a hundred a second. */
  note(operation: string): void {
    for (const [object, ids] of this.seen) this.app.audit.noteReading(this.actor, operation, object, ids);
    this.seen.clear();
  }

  private take(object: string, id: number | string): void {
    if (!this.actor.permissions.has('profile.sensitive')) return;
    const ids = this.seen.get(object);
    if (ids) ids.add(id);
    else this.seen.set(object, new Set([id]));
  }
}
