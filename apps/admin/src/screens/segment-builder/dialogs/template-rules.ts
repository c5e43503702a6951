import { checkRule } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';

export type TemplateName = 'newUsers' | 'sleeping' | 'churning' | 'bigSpenders' | 'cartLeft' | 'birthday';

const never = (name: string, last: string): Rule => ({
  event: { name, during: { last }, measure: { count: true }, is: { eq: 0 } },
});
const spent = (amount: number, last: string): Rule => ({
  event: { name: 'order_completed', during: { last }, measure: { sum: 'amount' }, is: { gte: amount } },
});

const has = (key: string, definitions: Definitions, type: string): boolean =>
  definitions.attributes.get(key)?.type === type;

/** The first date attribute of these that exists, by the names that people give it. */
const dateOf = (definitions: Definitions, keys: readonly string[]): string | undefined =>
  keys.find((key) => has(key, definitions, 'DATE') || has(key, definitions, 'DATETIME'));

/** Starting points in everyday words. A template is offered only where its attributes and events exist. */
export function templatesFor(definitions: Definitions): { name: TemplateName; rule: Rule }[] {
  const signedUp = dateOf(definitions, ['signup_date', 'registered_at', 'signed_up_at', 'created_at']);
  const birthday = dateOf(definitions, ['birthday', 'birth_date']);
  const rules: Record<TemplateName, Rule | undefined> = {
    newUsers: signedUp === undefined ? undefined : { all: [{ attribute: { key: signedUp, is: { inLast: 'P7D' } } }] },
    sleeping: { all: [never('session_started', 'P60D')] },
    churning: {
      all: [
        never('session_started', 'P30D'),
        { not: never('session_started', 'P60D') },
        { event: { name: 'order_completed', measure: { count: true }, is: { gte: 3 } } },
      ],
    },
    bigSpenders: { all: [spent(2_000, 'P365D')] },
    cartLeft: {
      all: [
        {
          event: {
            sequence: { steps: [{ name: 'cart_added' }], notFollowedBy: { name: 'order_completed', within: 'PT24H' } },
            during: { last: 'P7D' },
          },
        },
      ],
    },
    birthday:
      birthday === undefined
        ? undefined
        : { all: [{ attribute: { key: birthday, is: { anniversaryInNext: 'P7D' } } }] },
  };
  const known = (rule: Rule): boolean => {
    const events = JSON.stringify(rule).matchAll(/"name":"([^"]+)"/g);
    return (
      !checkRule(rule, definitions).faults &&
      [...events].every(([, name]) => definitions.eventNames?.has(name ?? '') ?? true)
    );
  };
  return (Object.keys(rules) as TemplateName[]).flatMap((name) => {
    const rule = rules[name];
    return rule && known(rule) ? [{ name, rule }] : [];
  });
}
