import { createHash } from 'node:crypto';
import type { Preference, Preferences, PurposePreferences } from '@strata/profile';
import { channelName } from '@strata/rules';
import { PAGE_WORDS } from './words.js';
import type { Outcome, PageLanguage, PageWords } from './words.js';

/** The only style there is, named by its hash in the policy: nothing else is loaded, and no script runs. */
const STYLE = `
:root { color-scheme: light dark; --text: #1e1f1c; --quiet: #575852; --sheet: #fff; --ground: #f5f5f2; --line: #d9d8d2; --accent: #0e6f7f; --on-accent: #fff; --tint: #eaf5ee; --good: #2b7a4b; }
@media (prefers-color-scheme: dark) { :root { --text: #e9e9e4; --quiet: #aeafa8; --sheet: #181a1a; --ground: #101212; --line: #383c3c; --accent: #5bb8c6; --on-accent: #06252b; --tint: #17271d; --good: #6fbf8d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
main { max-width: 640px; margin: 0 auto; padding: 24px 20px 48px; background: var(--sheet); min-height: 100vh; overflow-wrap: anywhere; }
nav { display: flex; justify-content: flex-end; gap: 4px; }
nav a { color: var(--accent); padding: 10px 8px; min-width: 44px; min-height: 44px; text-align: center; }
nav a[aria-current] { color: var(--text); text-decoration: none; font-weight: 600; }
h1 { font-size: 24px; line-height: 32px; margin: 8px 0; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 20px 0 0; padding: 16px 0 0; min-width: 0; }
legend { font-weight: 600; padding: 0; float: left; width: 100%; }
legend + * { clear: both; }
p { margin: 4px 0; }
.quiet, small { color: var(--quiet); font-size: 14px; }
blockquote { margin: 8px 0; padding: 2px 0 2px 12px; border-left: 2px solid var(--line); white-space: pre-line; }
label { display: flex; align-items: center; gap: 12px; min-height: 48px; cursor: pointer; }
label span { flex: 1; }
input[type=checkbox] { width: 24px; height: 24px; margin: 0; accent-color: var(--accent); flex: none; }
.actions { border-top: 1px solid var(--line); margin-top: 20px; padding-top: 20px; }
button { font: inherit; min-height: 48px; padding: 8px 20px; border-radius: 8px; border: 1px solid var(--accent); width: 100%; margin: 4px 0; cursor: pointer; }
button.first { background: var(--accent); color: var(--on-accent); }
button.second { background: transparent; color: var(--accent); }
.done { background: var(--tint); color: var(--good); padding: 12px 16px; border-radius: 8px; font-weight: 600; }
.note { border: 1px solid var(--line); padding: 12px 16px; border-radius: 8px; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

interface PageOptions {
  language: PageLanguage;
  company: string;
  timeZone: string;
  outcome: Outcome | undefined;
}

/** What a checkbox stands for, and how it stood when the page was made: so only what the person changed is recorded. */
export function shownValue(purpose: string, { channel, granted }: Preference, wording: string): string {
  return [purpose, channel ?? '', granted ? 1 : 0, wording].join('/');
}

export function preferencePage(preferences: Preferences, options: PageOptions): string {
  const { language, company, outcome } = options;
  const words = PAGE_WORDS[language];
  const sections = preferences.purposes.map((one) => purposeSection(one, preferences.isChild, options)).join('');
  return frame(
    language,
    words.title,
    `<h1>${escape(words.title)}</h1>
${outcome ? `<p class="done" role="status">${escape(words.outcomes[outcome])}</p>` : ''}
<p>${escape(words.lead.replace('{company}', () => (language === 'zh' ? amongChinese(company) : company)))}</p>
${preferences.isChild ? `<p class="note">${escape(words.child)}</p>` : ''}
<form method="post" action="?lang=${language}">
${sections}
<div class="actions">
<button class="first" name="action" value="save">${escape(words.save)}</button>
<button class="second" name="action" value="withdraw" aria-describedby="withdraw">${escape(words.withdrawAll)}</button>
<p class="quiet" id="withdraw">${escape(words.withdrawHint)}</p>
<p class="quiet">${escape(words.kept)}</p>
</div>
</form>`,
  );
}

/** A page that says why there is no other: `gone` tells nothing about whether there was ever such a link. */
export function noPage(why: 'gone' | 'tooOften', language: PageLanguage): string {
  const { title, text } = PAGE_WORDS[language][why];
  return frame(language, title, `<h1>${escape(title)}</h1>\n<p>${escape(text)}</p>`);
}

function purposeSection({ purpose, preferences }: PurposePreferences, isChild: boolean, options: PageOptions): string {
  const { language } = options;
  const wording = purpose.wordings.at(-1);
  const boxes = preferences.map((preference) => {
    const name = preference.channel ? channelName(preference.channel, language) : PAGE_WORDS[language].inGeneral;
    const value = escape(`${purpose.key}/${preference.channel ?? ''}`);
    const state = `${preference.granted ? ' checked' : ''}${isChild && !preference.granted ? ' disabled' : ''}`;
    return `<label><input type="checkbox" name="agree" value="${value}"${state}><span>${escape(capital(name))}</span><small>${escape(stateWords(preference, options))}</small></label>
<input type="hidden" name="shown" value="${escape(shownValue(purpose.key, preference, wording?.version ?? ''))}">`;
  });
  return `<fieldset><legend>${escape(purpose.name[language])}</legend>
${purpose.description[language] ? `<p class="quiet">${escape(purpose.description[language])}</p>` : ''}
${wording ? `<blockquote>${escape(wording.text[language])}</blockquote>` : ''}
${boxes.join('\n')}
</fieldset>
`;
}

function stateWords({ granted, since, suppressed }: Preference, { language, timeZone }: PageOptions): string {
  const words: PageWords = PAGE_WORDS[language];
  const date = since
    ?.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
    })
    // A space between Chinese and figures, as everywhere.
    .replace(/(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)/g, ' ');
  const said =
    date === undefined ? words.never : (granted ? words.agreedOn : words.withdrawnOn).replace('{date}', date);
  if (!suppressed) return said;
  return language === 'zh' ? `${said}；${words.suppressed}` : `${said}; ${words.suppressed}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function frame(language: PageLanguage, title: string, body: string): string {
  const { htmlLang, languages } = PAGE_WORDS[language];
  const link = (to: PageLanguage, lang: string, name: string): string =>
    `<a href="?lang=${to}" lang="${lang}" hreflang="${lang}"${to === language ? ' aria-current="true"' : ''}>${name}</a>`;
  return `<!doctype html>
<html lang="${htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<nav aria-label="${languages}">${link('zh', 'zh-CN', '中文')}${link('en', 'en', 'English')}</nav>
${body}
</main>
</body>
</html>
`;
}

/** A name in a Chinese sentence: letters and figures stand off it by a space. */
const amongChinese = (name: string): string => name.replace(/^(?=\w)|(?<=\w)$/g, ' ');
