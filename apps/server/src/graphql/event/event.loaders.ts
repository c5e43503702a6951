import DataLoader from 'dataloader';
import type { DayCount, PageOptions, UserEvent } from '@strata/collect';
import type { LoaderFactory } from '../context.js';

/** A question about one user's events. */
interface AboutUser<Question> {
  userId: number;
  question: Question;
}

export const eventPages: LoaderFactory<AboutUser<PageOptions>, UserEvent[]> = ({ events }, options) =>
  together(
    async (users, question) => {
      const [userId] = users;
      if (userId === undefined || users.length > 1) return events.pages(users, question);
      return new Map([[userId, await events.page(userId, question)]]);
    },
    [],
    options,
  );

export const eventCounts: LoaderFactory<AboutUser<{ name?: string }>, number> = ({ events }, options) =>
  together((users, { name }) => events.counts(users, name), 0, options);

export const eventActivities: LoaderFactory<AboutUser<{ days: number }>, DayCount[]> = (app, options) =>
  together(
    async (users, { days }) => {
      const { rules } = await app.definitions.current();
      return app.events.activitiesOf(users, days, { asOf: Date.now(), timeZone: rules.timeZone });
    },
    [],
    options,
  );

/** Answers in one statement what is asked of many users within one turn, where the question is the same. */
function together<Question, Answer>(
  answer: (users: readonly number[], question: Question) => Promise<ReadonlyMap<number, Answer>>,
  missing: Answer,
  { cache }: { cache: boolean },
): DataLoader<AboutUser<Question>, Answer, string> {
  const answerAll = async (asked: readonly AboutUser<Question>[]): Promise<Answer[]> => {
    const groups = new Map<string, { question: Question; users: Set<number> }>();
    for (const { userId, question } of asked) {
      const group = groups.get(JSON.stringify(question)) ?? { question, users: new Set() };
      groups.set(JSON.stringify(question), group);
      group.users.add(userId);
    }
    const answers = new Map<string, ReadonlyMap<number, Answer>>();
    await Promise.all(
      [...groups].map(async ([name, { question, users }]) => answers.set(name, await answer([...users], question))),
    );
    return asked.map(({ userId, question }) => answers.get(JSON.stringify(question))?.get(userId) ?? missing);
  };
  return new DataLoader(answerAll, { cache, cacheKeyFn: (key) => JSON.stringify(key) });
}
