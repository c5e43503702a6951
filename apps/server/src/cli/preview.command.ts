import { Option } from 'commander';
import type { Command } from 'commander';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';
import { describeRuleAsText, lintRule, parseInstant } from '@strata/rules';
import type { Locale } from '@strata/rules';
import type { App } from '../composition.js';
import { count, print, printJson, printTable, readJson } from './output.js';
import { withApp } from './with-app.js';

interface PreviewFlags {
  asOf?: string;
  locale?: Locale;
  json?: boolean;
}

export function addPreview(program: Command): void {
  program
    .command('preview')
    .description('how many users a rule selects, exactly; with the count of every condition')
    .argument('<rule>', 'a file with the rule as JSON, or - for standard input')
    .option('--as-of <instant>', 'the instant to count at, such as 2026-11-11T00:00:00+08:00; now when absent')
    .addOption(
      new Option('--locale <locale>', "of what is printed; that of LANG, or the workspace's, when absent").choices([
        'zh',
        'en',
      ]),
    )
    .option('--json', 'the answer as JSON')
    .action((path: string, flags: PreviewFlags) =>
      withApp('preview', async (app, { shutdown, actor }) => {
        const input = await readJson(path);
        const asOf = flags.asOf === undefined ? undefined : instantOf(flags.asOf);
        await app.audience.start();
        shutdown.add('engine', () => app.audience.stop());
        const locale = flags.locale ?? localeOf(process.env) ?? (await localeOfWorkspace(app));
        const answer = await preview(app, actor, input, asOf, locale);
        if (flags.json) printJson(answer);
        else tell(answer, locale);
      }),
    );
}

export function instantOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) {
    throw new Refusal(
      'INVALID_INPUT',
      `expected an instant such as 2026-11-11T00:00:00+08:00, got ${JSON.stringify(text)}`,
    );
  }
  return instant;
}

/** The language that a terminal is set to, where it is one of ours: `zh_CN.UTF-8` is, `C.UTF-8` says nothing. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Locale | undefined {
  const [, language] = /^(zh|en)\b/.exec((LC_ALL || LC_MESSAGES || LANG || '').replace('_', '-')) ?? [];
  return language as Locale | undefined;
}

async function localeOfWorkspace(app: App): Promise<Locale> {
  return (await app.workspace.get()).locale === 'en' ? 'en' : 'zh';
}

async function preview(app: App, actor: Actor, input: unknown, asOf: number | undefined, locale: Locale) {
  const { rule, definitions } = await app.rules.check(actor, { given: input });
  const evaluation = await app.rules.evaluate(actor, { given: rule }, { asOf });
  return {
    count: evaluation.members.size,
    total: evaluation.total,
    asOf: new Date(evaluation.asOf).toISOString(),
    tookMs: Math.round(evaluation.tookMs * 100) / 100,
    sentence: describeRuleAsText(rule, definitions, locale),
    nodes: evaluation.nodes(),
    warnings: lintRule(rule, definitions, { asOf, now: Date.now(), locale }),
  };
}

interface Words {
  headline: (members: string, share: string, asOf: string) => string;
  share: (percent: string, total: string) => string;
  without: (members: string) => string;
}

const WORDS: Record<Locale, Words> = {
  en: {
    headline: (members, share, asOf) => `${members} users${share}, as of ${asOf}`,
    share: (percent, total) => ` (${percent} % of ${total})`,
    without: (members) => `${members} without it`,
  },
  zh: {
    headline: (members, share, asOf) => `${members} 人${share}，截至 ${asOf}`,
    share: (percent, total) => `（${total} 人的 ${percent}%）`,
    without: (members) => `去掉后 ${members}`,
  },
};

/** All of it in the language of the sentence. */
function tell(answer: Awaited<ReturnType<typeof preview>>, locale: Locale): void {
  const { count: members, total, asOf, sentence, nodes, warnings } = answer;
  const words = WORDS[locale];
  const share = total === 0 ? '' : words.share(((100 * members) / total).toFixed(2), count(total));
  print(words.headline(count(members), share, asOf));
  print(sentence);
  print('');
  printTable(
    nodes.map((node) => [node.path, node.count, node.without === null ? '' : words.without(count(node.without))]),
  );
  for (const { code, path, message } of warnings) print(`${code}: ${path}: ${message}`);
}
