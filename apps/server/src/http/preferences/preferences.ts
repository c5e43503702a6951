import { Router, text, urlencoded } from 'express';
import type { Request, Response } from 'express';
import type { PreferenceChange, PreferenceProof } from '@strata/profile';
import { CHANNELS } from '@strata/rules';
import type { App } from '../../composition.js';
import { RateLimit } from '../../rate-limit.js';
import type { CallerOf } from '../caller.js';
import { inTime } from '../in-time.js';
import { noPage, PAGE_POLICY, preferencePage } from './page.js';
import { preferencePath } from './path.js';
import { OUTCOMES } from './words.js';
import type { Outcome, PageLanguage } from './words.js';

/** A hundred purposes on nine channels. */
const LARGEST_FORM = 256 * 1024;
const MOST_FIELDS = 2_000;
const SOURCE = 'preference_page';
/** More than a person clicks, and than a mail provider sends for one. */
const MOST_OF_A_LINK = 60;
/** Of links that name nobody: mistyped, over, or guessed. Those that name somebody are not counted by address, as all of a provider's come from a few. */
const MOST_GUESSES = 30;

/**
 * `/preferences/TOKEN`: a person sees what they have agreed to and changes it, without a login and without a script. The token
 * in the path is all that a request is trusted by: nothing of a browser's (no cookie, no session) goes with it, so no page
 * elsewhere can make a browser send one. Looking changes nothing, as mail scanners open every link; only a POST does.
 * So many requests a minute of one link, and so many links that name nobody from one address; any further are answered 429.
 */
export function preferences(app: App, callerOf: CallerOf): Router {
  const router = Router();
  const links = new RateLimit();
  const guesses = new RateLimit();
  /** Whose link it is; null where that was answered already. */
  const userOf = async (request: Request<{ token: string }>, response: Response): Promise<number | null> => {
    const { token } = request.params;
    const user = await app.preferenceLinks.userOf(token);
    const { retryAfter } =
      user === null
        ? await guesses.spend(callerOf(request, undefined).subject, 1, MOST_GUESSES)
        : await links.spend(token, 1, MOST_OF_A_LINK);
    if (user !== null && retryAfter === undefined) return user;
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
    const [status, why] = retryAfter === undefined ? ([404, 'gone'] as const) : ([429, 'tooOften'] as const);
    response
      .status(status)
      .type('html')
      .send(noPage(why, languageOf(request)));
    return null;
  };
  router.use('/preferences', (_request, response, next) => {
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex');
    next();
  });

  router.get(preferencePath(':token'), async (request: Request<{ token: string }>, response) => {
    const language = languageOf(request);
    const user = await userOf(request, response);
    if (user === null) return;
    const { name, timeZone } = await app.workspace.get();
    const outcome = OUTCOMES.find((known) => known === request.query.done);
    const found = await app.preferences.of(user);
    response.type('html').send(preferencePage(found, { language, company: name, timeZone, outcome }));
  });

  router.post(
    preferencePath(':token'),
    inTime(urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: MOST_FIELDS })),
    // RFC 8058 lets a mail provider send its one field as either.
    inTime(text({ type: 'multipart/form-data', limit: LARGEST_FORM })),
    async (request: Request<{ token: string }>, response) => {
      const user = await userOf(request, response);
      if (user === null) return;
      if (isOneClick(request.body)) await oneClick(app, user, request, response);
      else await submitted(app, user, request, response);
    },
  );
  return router;
}

/** `List-Unsubscribe=One-Click` of a mail provider, as a form or as parts. It follows no redirect. */
function isOneClick(body: unknown): boolean {
  if (typeof body === 'string') return /name="List-Unsubscribe"\s*\r?\n\r?\n\s*One-Click\s*\r?\n/i.test(body);
  return (body as Record<string, unknown> | undefined)?.['List-Unsubscribe'] === 'One-Click';
}

async function oneClick(app: App, user: number, request: Request, response: Response): Promise<void> {
  const { purpose } = request.query;
  const channel = CHANNELS.find((known) => known === request.query.channel);
  await app.preferences.withdraw(
    user,
    { ...(typeof purpose === 'string' && { purpose }), ...(channel && { channel }) },
    { source: 'one_click_unsubscribe', proof: { by: 'RFC 8058', at: new Date().toISOString() } },
  );
  response.type('text').send('Unsubscribed.');
}

async function submitted(app: App, user: number, request: Request, response: Response): Promise<void> {
  const language = languageOf(request);
  const body = (request.body ?? {}) as Record<string, unknown>;
  const proof: PreferenceProof = {
    source: SOURCE,
    proof: {
      page: '/preferences',
      language,
      at: new Date().toISOString(),
      action: body.action === 'withdraw' ? 'withdraw' : 'save',
    },
  };
  let outcome: Outcome;
  if (body.action === 'withdraw') {
    await app.preferences.withdraw(user, {}, proof);
    outcome = 'withdrawn';
  } else {
    const changes = changesOf(listOf(body.shown), new Set(listOf(body.agree)));
    await app.preferences.change(user, changes, proof);
    outcome = changes.length > 0 ? 'saved' : 'unchanged';
  }
  // Back to the page, so that loading it again sends nothing.
  response.redirect(303, `${preferencePath(String(request.params.token))}?lang=${language}&done=${outcome}`);
}

/** What the person turned on or off, of what was shown to them. */
function changesOf(shown: readonly string[], agreed: ReadonlySet<string>): PreferenceChange[] {
  return shown.flatMap((value): PreferenceChange[] => {
    const [purpose = '', channel = '', was = '', ...wording] = value.split('/');
    const known = CHANNELS.find((one) => one === channel) ?? null;
    if (known === null && channel !== '') return [];
    const granted = agreed.has(`${purpose}/${channel}`);
    if (granted === (was === '1')) return [];
    return [{ purpose, channel: known, granted, wording: wording.join('/') || null }];
  });
}

/** A field of a form that may be there once, many times or not at all. */
function listOf(field: unknown): string[] {
  return (Array.isArray(field) ? field : [field]).filter((value) => typeof value === 'string');
}

/** As the switch on the page says, else as the browser is set up, else in Chinese. */
function languageOf(request: Request): PageLanguage {
  const { lang } = request.query;
  if (lang === 'zh' || lang === 'en') return lang;
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
