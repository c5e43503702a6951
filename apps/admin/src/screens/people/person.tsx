import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Named {
  id: string;
  externalId?: string | null;
  name?: string | null;
}

/** What someone is called on a screen. */
export const nameOfPerson = ({ id, externalId, name }: Named): string => name ?? externalId ?? id;

/** Leads to one person. */
export function PersonLink({ person }: { person: Named }): ReactNode {
  return (
    <Link to={`/users/${person.id}`} className="people-name">
      {nameOfPerson(person)}
    </Link>
  );
}
