import type { UserSet } from '@strata/audience';
import type { Context } from '../context.js';
import { usersOf } from '../user/user.connection.js';
import type { RuleChange } from './rule.type.js';
import { sampleOf } from './sample.js';

interface Answered {
  members: UserSet;
  asOf: number;
}

/** Who is in the second set and not in the first, and the other way round, with some of each. */
export async function changeBetween(
  was: Answered,
  is: Answered,
  sample: number,
  context: Context,
): Promise<RuleChange> {
  const entered = is.members.andNot(was.members);
  const left = was.members.andNot(is.members);
  const [enteredSample, leftSample] = await Promise.all([
    usersOf(sampleOf(entered, sample), context),
    usersOf(sampleOf(left, sample), context),
  ]);
  return {
    before: was.members.size,
    after: is.members.size,
    entered: entered.size,
    left: left.size,
    enteredSample,
    leftSample,
    asOf: is.asOf,
  };
}
