import { Refusal } from '@strata/db';
import type { Queryable } from '@strata/db';
import type { AuditTrail } from './audit/audit-trail.js';
import type { Client } from './sign-in.service.js';

/** What becomes known of a try while it is judged. */
export interface Tried {
  /** Whose account it is; absent as long as nobody has it. What was typed is never kept: it may be a password in the wrong field. */
  member?: { id: string; name: string };
  /** By what. */
  details: Record<string, unknown>;
  /** Writes it down within a transaction: what it changes stands with its entry, or not at all. */
  note: (transaction: Queryable) => Promise<void>;
}

/** Writes down who came in, and who tried to. */
export class SignInNotes {
  constructor(private readonly audit: AuditTrail) {}

  /** Who gets in is written down before they are told; refusals are counted together, for whoever guesses writes nothing full. */
  async trying<T>(operation: string, client: Client, run: (tried: Tried) => Promise<T>): Promise<T> {
    const { address, network, requestId = '' } = client;
    let noted = false;
    const note = async (queryable?: Queryable): Promise<void> => {
      if (!tried.member) return;
      await this.audit.note({ kind: 'member', ...tried.member, address, requestId }, deed(), 'DONE', '', queryable);
      noted = true;
    };
    const tried: Tried = { details: {}, note };
    const deed = () => ({ operation, object: 'member', objectId: tried.member?.id, details: tried.details });
    let done: T;
    try {
      done = await run(tried);
    } catch (error) {
      if (error instanceof Refusal) {
        this.audit.noteRefusal({ kind: 'stranger', id: '', name: '', address, requestId }, deed(), error.code, network);
      }
      throw error;
    }
    if (!noted) await note();
    return done;
  }
}
