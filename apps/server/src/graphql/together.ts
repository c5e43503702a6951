import DataLoader from 'dataloader';

/** A question about one user. */
export interface AboutUser<Question> {
  userId: number;
  question: Question;
}

/** Answers in one statement what is asked of many users within one turn, where the question is the same. */
export function together<Question, Answer>(
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
