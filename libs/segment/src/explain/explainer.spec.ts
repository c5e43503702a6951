import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { CASE_GROUPS, oracle, stoppedAt } from '@strata/rules/testing';
import { checkedRule } from '../segment.plan.js';
import { store } from '../testing/population.js';
import { openWorld } from '../testing/world.js';
import type { World } from '../testing/world.js';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

/** Beyond the instants that a turning point looks at lies nothing that these cases hold. */
const PROBES_MS = [1, 1_000, 3_600_000, 86_400_000, 7 * 86_400_000, 40 * 86_400_000];

describe.each(CASE_GROUPS.map((group) => [group.name, group] as const))('%s', (_name, group) => {
  const { population, definitions } = group;
  const users = population.users.map(({ id }) => id);
  const explain = (rule: Rule, user: number, asOf: number) =>
    world.segments.explainer.explain(checkedRule(rule, definitions), definitions, user, asOf);
  beforeAll(async () => {
    await store(world, population, definitions);
    world.clock.now = group.asOf;
  });

  test('every user is explained as the rule selects them, one who was erased as nobody', async () => {
    for (const { promise, rule, asOf = group.asOf } of group.cases) {
      const selected = oracle(rule, population, definitions, asOf);
      const explained: number[] = [];
      for (const user of users) if ((await explain(rule, user, asOf)).matches) explained.push(user);
      expect([promise, explained]).toEqual([promise, selected]);
    }
  });

  test('nothing changes until the turning point, and there the answer does', async () => {
    for (const { promise, rule, asOf = group.asOf } of group.cases) {
      // What comes of time alone: nothing else happens after asOf.
      const frozen = { ...population, users: population.users.map((user) => stoppedAt(user, asOf)) };
      const selectedAt = (at: number, user: number) => oracle(rule, frozen, definitions, at).includes(user);
      // One whom the rule selects and one whom it does not.
      const two = [true, false].flatMap((now) => users.find((user) => selectedAt(asOf, user) === now) ?? []);
      for (const user of two) {
        const now = selectedAt(asOf, user);
        const turns = await (await explain(rule, user, asOf)).changesAt();
        const ahead = PROBES_MS.map((after) => asOf + after).filter((at) => turns === null || at < turns);
        const probes = turns === null ? ahead : [...ahead, turns - 1, turns];
        const answers = probes.map((at) => [promise, user, at - asOf, selectedAt(at, user)]);
        expect(answers).toEqual(probes.map((at) => [promise, user, at - asOf, at === turns ? !now : now]));
      }
    }
  });
});
