import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import type { User } from '@strata/profile';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { LIST } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { hiddenAttributes, mayNotUncover } from '../sight.js';
import { AttributeHistoryConnection } from './attribute-history.type.js';
import { attributeHistoryCounts, attributeHistoryPages } from './user.loaders.js';
import { UserObject } from './user.type.js';

@ArgsType()
class AttributeHistoryArguments extends PageArguments {
  @Field(() => String, { description: 'The key of the attribute.' })
  key: string;
}

const historyCursor = new CursorFormat<number>('attributeHistory', (value): value is number => Number.isInteger(value));

@Resolver(() => UserObject)
export class AttributeHistoryResolver {
  @FieldResolver(() => AttributeHistoryConnection, {
    complexity: LIST,
    description:
      'What one attribute is and has been, the present value first. FORBIDDEN for one that is masked to whoever asks.',
  })
  async attributeHistory(
    @Root() { id: userId }: User,
    @Args(() => AttributeHistoryArguments) args: AttributeHistoryArguments,
    @Ctx() context: Context,
  ): Promise<AttributeHistoryConnection> {
    const { loaders, seen } = context;
    const first = pageSize(args.first);
    const attribute = (await definitionsOf(loaders)).attributes.get(args.key.normalize('NFC'));
    if (!attribute) throw new Refusal('NOT_FOUND', `there is no attribute ${JSON.stringify(args.key.slice(0, 80))}`);
    const { key, type, sensitive } = attribute;
    // How often and when a value changed is of the value, too.
    if ((await hiddenAttributes(context)).has(key)) throw mayNotUncover('attributeHistory');
    if (sensitive) seen.add(userId);
    const before = historyCursor.decode(args.after);
    const rows = await loaders
      .of(attributeHistoryPages)
      .load({ userId, question: { key, type, first: first + 1, before } });
    return {
      ...page(rows, {
        first,
        after: args.after,
        cursor: ({ from }) => historyCursor.encode(from.getTime()),
        node: (interval) => interval,
      }),
      get totalCount() {
        return loaders.of(attributeHistoryCounts).load({ userId, question: { key, type } });
      },
    };
  }
}
