import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Named {
  id: string;
  externalId?: string | null;
  name?: string | null;
}

/** What someone is called on a screen. */
export const nameOfPerson = ({ id, externalId, name }: Named): string => name ?? externalId ?? id;

/** What tells someone from another of the same name: the id in one's own systems, or that in Strata. */
export const idOfPerson = ({ id, externalId }: Named): string => externalId ?? `#${id}`;

/** Name and id: two who are probably one person have the same name. */
export const fullNameOf = (person: Named): string =>
  person.name ? `${person.name} ${idOfPerson(person)}` : idOfPerson(person);

/** Leads to one person, by name and with the id beside. */
export function PersonLink({ person }: { person: Named }): ReactNode {
  return (
    <span className="people-person">
      <Link to={`/users/${person.id}`} className="people-name">
        {person.name ?? idOfPerson(person)}
      </Link>
      {person.name && <span className="people-id figure">{idOfPerson(person)}</span>}
    </span>
  );
}
