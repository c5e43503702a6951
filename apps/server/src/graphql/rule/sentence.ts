import DataLoader from 'dataloader';
import { Refusal } from '@strata/db';
import { describeRuleAsText, withoutSensitiveLiterals } from '@strata/rules';
import type { Locale, Rule } from '@strata/rules';
import type { Context, LoaderFactory } from '../context.js';
import { hiddenAttributes } from '../sight.js';

/** The argument of every sentence. */
export const LOCALE = { nullable: true, description: "zh or en. Absent: the workspace's." };

/** The language of the workspace, asked once a request. */
const workspaceLocale: LoaderFactory<'workspace', string> = ({ workspace }, options) =>
  new DataLoader(async (keys) => {
    const { locale } = await workspace.get();
    return keys.map(() => locale);
  }, options);

/** The language asked for, or the workspace's. */
export async function localeOf(asked: string | null | undefined, { loaders }: Context): Promise<Locale> {
  const locale = asked ?? (await loaders.of(workspaceLocale).load('workspace'));
  if (locale === 'zh' || locale === 'en') return locale;
  throw new Refusal('INVALID_INPUT', `locale: expected zh or en, got ${JSON.stringify(locale)}`);
}

/** A rule read back in plain words, by the names of today. */
export async function sentenceOf(rule: Rule, locale: string | null | undefined, context: Context): Promise<string> {
  const [{ rules }, hidden, language] = await Promise.all([
    context.app.definitions.current(),
    hiddenAttributes(context),
    localeOf(locale, context),
  ]);
  return describeRuleAsText(withoutSensitiveLiterals(rule, hidden), rules, language);
}
