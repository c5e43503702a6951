import { seesSensitive } from '@strata/access';
import type { Actor } from '@strata/access';
import type { FileExamination, Import } from '@strata/collect';
import { Refusal } from '@strata/db';

/** By what an import remembers who uploaded it. */
export const uploaderOf = ({ kind, id }: Actor): string => `${kind} ${id}`;

/**
 * What a file holds is not known to be sensitive or not. Whoever uploaded it has seen it; everybody else needs the right to see
 * sensitive values.
 */
function seesContent(actor: Actor, { uploadedBy }: Import): boolean {
  return seesSensitive(actor) || uploadedBy === uploaderOf(actor);
}

/** Refuses rows of a file, and to say where they go, to whoever may not see its content. */
export function expectContentSeen(actor: Actor, found: Import): void {
  if (seesContent(actor, found)) return;
  const message =
    'The rows of a file are for whoever uploaded it; anybody else needs the permission profile.sensitive.';
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

/** Refuses to go on with an upload for whoever did not begin it: what it holds is told under the name of whoever did. */
export function expectUploader(actor: Actor, { uploadedBy }: Import): void {
  if (uploadedBy === uploaderOf(actor)) return;
  throw new Refusal('FORBIDDEN', 'An upload is gone on with by whoever began it.');
}

/**
 * What a file is, without its values for whoever may not see them. `onSeen` is called when somebody else's first rows or samples are
 * read.
 */
export function examinationFor(actor: Actor, found: Import, onSeen: () => void): FileExamination | null {
  const { examination } = found;
  if (!examination || found.uploadedBy === uploaderOf(actor)) return examination;
  if (seesContent(actor, found)) {
    const watched = <T extends object, K extends keyof T>(of: T, key: K): T =>
      Object.defineProperty({ ...of }, key, {
        get() {
          onSeen();
          return of[key];
        },
      });
    const columns = examination.columns.map((column) => watched(column, 'samples'));
    return watched({ ...examination, columns }, 'firstRows');
  }
  const columns = examination.columns.map((column) => ({ ...column, samples: [] }));
  return { ...examination, columns, firstRows: [] };
}
