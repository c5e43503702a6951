import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { describeRuleAsText, withoutSensitiveLiterals } from '@strata/rules';
import type { Rule } from '@strata/rules';
import type { Segment, SegmentVersion } from '@strata/segment';
import type { Context } from '../context.js';
import { hiddenAttributes } from '../sight.js';
import { SegmentObject, SegmentVersionObject } from '../segment/segment.type.js';
import type { Preview } from './preview.js';
import { RulePreview } from './rule.type.js';
import { localeOf } from './sentence.js';

const LOCALE = { nullable: true, description: "zh or en. Absent: the workspace's." };
type Locale = string | null | undefined;

/** Rules read back in plain words, by the names of today. */
async function sentenceOf(rule: Rule, locale: Locale, context: Context): Promise<string> {
  const [{ rules }, hidden, language] = await Promise.all([
    context.app.definitions.current(),
    hiddenAttributes(context),
    localeOf(locale, context),
  ]);
  return describeRuleAsText(withoutSensitiveLiterals(rule, hidden), rules, language);
}

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
