import { Arg, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { readCleaningSettings } from '@strata/collect';
import type { Source } from '@strata/profile';
import { normalizeText } from '@strata/rules';
import { expectMayInfer } from '../../inference.js';
import type { Context } from '../context.js';
import { cleaningObject, cleaningSettings } from '../cleaning/cleaning.settings.js';
import type { CleaningObject } from '../cleaning/cleaning.type.js';
import { LENGTH } from '../costs.js';
import { DefineSourceInput, SourceObject } from './source.type.js';

@Resolver(() => SourceObject)
export class SourceResolver {
  @Extensions(LENGTH.sources)
  @Query(() => [SourceObject], { description: 'Every source that is defined, the better ranked first; at most 1,000.' })
  sources(@Ctx() { app }: Context): Promise<Source[]> {
    return app.sources.list();
  }

  @FieldResolver()
  cleaning(@Root() { cleaning }: Source): CleaningObject {
    return cleaningObject(cleaning);
  }

  @Mutation(() => SourceObject, {
    description: 'Defines a source, or changes one. A new rank decides between values that come from then on.',
  })
  async defineSource(
    @Arg('input', () => DefineSourceInput, { description: 'The source.' })
    { cleaning, ...input }: DefineSourceInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Source> {
    if (!cleaning) return app.sources.define(input);
    const settings = cleaningSettings(cleaning);
    const key = normalizeText(input.key);
    const before = (await app.sources.list()).find((source) => source.key === key);
    const known = before ? (readCleaningSettings(before.cleaning).infer ?? []) : [];
    await expectMayInfer(
      app,
      actor,
      (settings.infer ?? []).filter((method) => !known.includes(method)),
    );
    return app.sources.define({ ...input, cleaning: settings });
  }
}
