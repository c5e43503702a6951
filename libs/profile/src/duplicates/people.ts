import type { Queryable } from '@strata/db';
import type { Person } from './similar.js';

/** More phones or addresses than so are no one person's. */
const MOST_ADDRESSES = 10;

/** What is compared of these users, in four statements; those who are gone or must not be used are absent. */
export async function peopleOf(queryable: Queryable, ids: readonly number[]): Promise<Map<number, Person>> {
  const users = await queryable.query<{ id: number }>(
    `SELECT id FROM users WHERE id = ANY($1::integer[])
       AND erased_at IS NULL AND merged_into IS NULL AND restricted_at IS NULL`,
    [ids],
  );
  const people = new Map<number, Mutable<Person>>();
  for (const { id } of users) people.set(id, { id, name: null, birthday: null, phones: [], emails: [] });
  const present = [...people.keys()];
  const identities = await queryable.query<{ id: number; kind: string; value: string }>(
    `SELECT user_id AS id, kind, value FROM identities WHERE user_id = ANY($1::integer[]) AND kind IN ('PHONE', 'EMAIL')
     ORDER BY value`,
    [present],
  );
  for (const { id, kind, value } of identities) {
    const person = people.get(id);
    const list = kind === 'PHONE' ? person?.phones : person?.emails;
    if (list && list.length < MOST_ADDRESSES) list.push(value);
  }
  const { name, birthday } = await attributeKeys(queryable);
  const values = await queryable.query<{ id: number; name: string | null; birthday: string | null }>(
    `SELECT user_id AS id, "values" ->> $2 AS name, "values" ->> $3 AS birthday FROM user_attributes
     WHERE user_id = ANY($1::integer[])`,
    [present, name, birthday],
  );
  for (const row of values) {
    const person = people.get(row.id);
    if (!person) continue;
    person.name = row.name;
    person.birthday = row.birthday === null ? null : Number(row.birthday);
  }
  return people;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** The attributes of name and birthday: those of the standard form, else those of the usual keys. */
export async function attributeKeys(queryable: Queryable): Promise<{ name: string; birthday: string }> {
  const rows = await queryable.query<{ key: string; type: string; form: string | null }>(
    `SELECT key, type, standard_form AS form FROM attribute_definitions
     WHERE standard_form IN ('NAME', 'BIRTH_DATE') OR key IN ('name', 'birthday', 'birth_date')`,
  );
  const name = rows.find(({ form, type }) => form === 'NAME' && type === 'TEXT');
  const dates = rows.filter(({ type }) => type === 'DATE');
  const birthday = dates.find(({ form }) => form === 'BIRTH_DATE') ?? dates.find(({ key }) => key !== 'name');
  return { name: name?.key ?? 'name', birthday: birthday?.key ?? 'birthday' };
}
