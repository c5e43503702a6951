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

/** Refuses rows of a file to whoever may not see its content. */
export function expectContentSeen(actor: Actor, found: Import): void {
  if (seesContent(actor, found)) return;
  const message = 'The rows of a file are for whoever uploaded it, or takes the permission profile.sensitive.';
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

/** What a file is, without its values for whoever may not see them. */
export function examinationFor(actor: Actor, found: Import): FileExamination | null {
  const { examination } = found;
  if (!examination || seesContent(actor, found)) return examination;
  const columns = examination.columns.map((column) => ({ ...column, samples: [] }));
  return { ...examination, columns, firstRows: [] };
}
