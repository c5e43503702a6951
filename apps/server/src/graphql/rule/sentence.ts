import DataLoader from 'dataloader';
import { Refusal } from '@strata/db';
import type { Locale } from '@strata/rules';
import type { Context, LoaderFactory } from '../context.js';

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
