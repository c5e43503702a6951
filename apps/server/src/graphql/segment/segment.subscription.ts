import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import { expectNotJoined } from '@strata/access';
import type { Context } from '../context.js';
import { smallCountOf } from '../blur.js';
import { SegmentChange } from './segment.type.js';
import { notInUse, segmentChanges } from './segment.watch.js';

@Resolver()
export class SegmentSubscription {
  @Subscription(() => SegmentChange, {
    description:
      'Tells each time that users enter or leave a segment in use, by what happened or by time alone. Ends when the segment is archived.',
    subscribe: async ({ args, context }: { args: { key?: string }; context: Context }) => {
      const { app, actor } = context;
      const key = args.key ?? '';
      const definitions = await app.definitions.current();
      if (!definitions.rules.segments.has(key)) throw notInUse(key);
      if (actor.scope) expectNotJoined(actor, [{ segment: { key } }], definitions);
      return segmentChanges(app, key, Math.max(1, await smallCountOf(context)), actor.scope);
    },
  })
  segmentChanged(
    @Root() change: SegmentChange,
    @Arg('key', () => String, { description: 'The key of the segment.' }) _key: string,
  ): SegmentChange {
    return change;
  }
}
