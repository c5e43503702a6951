import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Segment, SegmentVersion } from '@strata/segment';
import type { Context } from '../context.js';
import { SegmentObject, SegmentVersionObject } from '../segment/segment.type.js';
import type { Preview } from './preview.js';
import { RulePreview } from './rule.type.js';
import { LOCALE, sentenceOf } from './sentence.js';

type Locale = string | null | undefined;

@Resolver(() => RulePreview)
export class PreviewSentence {
  @FieldResolver(() => String, { description: 'The rule in plain words.' })
  sentence(
    @Root() { rule }: Preview,
    @Arg('locale', () => String, LOCALE) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return sentenceOf(rule, locale, context);
  }
}

@Resolver(() => SegmentObject)
export class SegmentSentence {
  @FieldResolver(() => String, { description: 'The published rule in plain words.' })
  sentence(
    @Root() { published }: Segment,
    @Arg('locale', () => String, LOCALE) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return sentenceOf(published.rule, locale, context);
  }
}

@Resolver(() => SegmentVersionObject)
export class SegmentVersionSentence {
  @FieldResolver(() => String, { description: 'The rule in plain words, by the names of today.' })
  sentence(
    @Root() { rule }: SegmentVersion,
    @Arg('locale', () => String, LOCALE) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    return sentenceOf(rule, locale, context);
  }
}
