import type { Predicate } from '@strata/rules';
import type { Condition } from '../tree';

const exchanged = (is: Predicate): Predicate | undefined => {
  const { gte, gt, lte, lt, ...rest } = is;
  const low = gte ?? gt;
  const high = lte ?? lt;
  if (low === undefined || high === undefined) return undefined;
  return {
    ...rest,
    ...(gte === undefined ? { gt: high } : { gte: high }),
    ...(lte === undefined ? { lt: low } : { lte: low }),
  };
};

/** The condition with the bounds of its range exchanged: the repair of a range that is upside down. */
export function swapRange(condition: Condition): Condition | undefined {
  if ('attribute' in condition) {
    const is = exchanged(condition.attribute.is);
    return is && { attribute: { ...condition.attribute, is } };
  }
  if ('event' in condition) {
    const { event } = condition;
    const { from, to } = event.during ?? {};
    if (from !== undefined && to !== undefined && !event.is)
      return { event: { ...event, during: { from: to, to: from } } };
    const is = event.is && exchanged(event.is);
    return is && { event: { ...event, is } };
  }
  if ('sample' in condition) {
    const { salt, from, to } = condition.sample;
    return { sample: { salt, from: to, to: from } };
  }
  return undefined;
}
