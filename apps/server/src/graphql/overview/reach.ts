import { Refusal } from '@strata/db';
import { planRule } from '@strata/rules';
import type { Context } from '../context.js';
import { definitionsOf } from '../definitions.loader.js';
import { withinScope } from '../scope.js';
import { smallCountOf } from '../blur.js';
import type { Reach } from './overview.type.js';

/** The rule `reachable` on every channel of the purpose at once: one evaluation, whose nodes are counted. */
export async function reachOf(purpose: string, context: Context): Promise<Reach> {
  const { app, loaders, signal } = context;
  const { rules, purposes } = await definitionsOf(loaders);
  const asked = purposes.get(purpose)?.channels;
  if (!asked) throw new Refusal('NOT_FOUND', `purpose: no purpose "${purpose}" is defined`);
  if (asked.length === 0) return { anywhere: 0, channels: [] };
  const anywhere = planRule({ any: asked.map((channel) => ({ reachable: { channel, purpose } })) }, rules);
  const evaluation = await app.audience.evaluate(anywhere, await withinScope({ signal }, context));
  const counts = new Map(evaluation.nodes().map(({ path, count }) => [path, count]));
  const channels = asked.map((channel, place) => ({
    channel,
    addresses: counts.get(`rule.any[${place}].reachable.address`) ?? 0,
    reachable: counts.get(`rule.any[${place}]`) ?? 0,
  }));
  const least = Math.max(1, await smallCountOf(context));
  return {
    anywhere: evaluation.members.size,
    channels: channels
      // That a channel is here says that somebody has an address there.
      .filter(({ addresses }) => addresses >= least)
      .sort((a, b) => b.reachable - a.reachable),
  };
}
