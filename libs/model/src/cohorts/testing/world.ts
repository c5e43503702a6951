import { copyRows } from '@strata/db';
import type { Database } from '@strata/db';
import { PRESENT_USERS } from '@strata/rules';
import type { Definitions, SomeUsers } from '@strata/rules';
import { readCohortQuestion } from '../cohort-question.js';
import type { CohortQuestionInput } from '../cohort-question.js';
import { CohortService } from '../cohorts.service.js';
import type { CohortTable } from '../cohort-table.js';

export interface TestEvent {
  user: number;
  name: string;
  at: number;
  properties?: Record<string, unknown>;
}

/** Everybody there is. */
export const EVERYBODY: SomeUsers = {
  name: 'everybody',
  sql: () => `SELECT users.id FROM users WHERE ${PRESENT_USERS}`,
};

export const definitionsIn = (timeZone: string): Definitions => ({
  attributes: new Map(),
  tags: new Map(),
  segments: new Map(),
  timeZone,
});

/** Takes the place of all users and events: users by their key, events as they are. */
export async function storeEvents(database: Database, events: readonly TestEvent[]): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('TRUNCATE users, events');
    const users = [...new Set(events.map(({ user }) => user))];
    await copyRows(
      transaction,
      'users',
      ['id', 'external_id'],
      users.map((user) => [user, `u${user}`]),
    );
    await copyRows(
      transaction,
      'events',
      ['user_id', 'occurred_at', 'id', 'name', 'properties'],
      events.map(({ user, at, name, properties = {} }, id) => [
        user,
        new Date(at).toISOString(),
        id,
        name,
        JSON.stringify(properties),
      ]),
    );
  });
}

/** Asks anew, as a service that remembers nothing. */
export function askCohorts(
  database: Database,
  input: CohortQuestionInput,
  { asOf, timeZone, among = EVERYBODY }: { asOf: number; timeZone: string; among?: SomeUsers },
): Promise<CohortTable> {
  const question = readCohortQuestion(input, definitionsIn(timeZone), asOf);
  return new CohortService(database).ask(question, among, { asOf, timeZone });
}
