import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PreferenceLinks } from '@strata/profile';
import express from 'express';
import { testSecrets } from '../../testing/secrets.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';
import { outsiders } from '../caller.js';
import { preferences } from './preferences.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.purposes.define({
    key: 'HEALTH',
    name: { zh: '健康数据', en: 'Health <data>' },
    wording: { text: { zh: '我同意', en: 'I agree' } },
  });
  await server.app.attributes.define({ key: 'born', type: 'DATE', standardForm: 'BIRTH_DATE' });
});
afterAll(() => server.close());

let people = 0;
/** Someone with an e-mail address and a phone, who has agreed to marketing; and their page. */
async function person(attributes: object = {}): Promise<{ externalId: string; id: number; path: string }> {
  const externalId = `reader-${++people}`;
  const identities = [
    { kind: 'EMAIL', value: `${externalId}@example.com` },
    { kind: 'PHONE', value: `+8613812340${String(people).padStart(3, '0')}` },
  ];
  await server.app.upsertUsers([{ externalId, attributes: { ...attributes }, identities }], 'test');
  await server.app.consenting.record([
    { externalId, purpose: 'MARKETING', state: 'GRANTED', at: '2026-01-01T00:00:00Z', wording: '1' },
  ]);
  const { preferenceLink } = await server.get<{ preferenceLink: { path: string } }>(
    'mutation ($id: String!) { preferenceLink(input: { externalId: $id }) { path } }',
    { id: externalId },
  );
  const user = await server.app.profiles.byExternalId(externalId);
  return { externalId, id: user?.id ?? 0, path: preferenceLink.path };
}
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const page = async (path: string) => (await get(`${path}?lang=en`)).text();
/** Everything the form on a page would send. */
function formOf(html: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '';
    if (attribute('type') === 'hidden' || / checked/.test(input)) form.append(attribute('name'), attribute('value'));
  }
  return form;
}
const post = (path: string, body: URLSearchParams | FormData | string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, redirect: 'manual', headers: { origin: 'null', ...headers } });
const save = (path: string, form: URLSearchParams) => {
  form.set('action', 'save');
  return post(`${path}?lang=en`, form);
};
const reach = async (id: number) => {
  const { timeZone } = await server.app.workspace.get();
  const found = await server.app.consents.reachabilityOf([id], ['EMAIL', 'SMS'], 'MARKETING', {
    asOf: Date.now() + 1000,
    timeZone,
  });
  return found.get(id)?.map(({ reachable }) => reachable);
};
const recordsOf = ({ id }: { id: number }) => server.app.consents.page(id, 100);

describe('the page of choices', () => {
  test('shows what was agreed to by purpose and channel, in the language of the browser or of the switch', async () => {
    const { path } = await person();
    const english = await (await get(path, { 'accept-language': 'en-GB,en;q=0.9' })).text();
    expect(english).toContain('<html lang="en">');
    expect(english.match(/value="MARKETING\/\w+" checked/g)).toEqual([
      'value="MARKETING/INBOX" checked',
      'value="MARKETING/EMAIL" checked',
      'value="MARKETING/SMS" checked',
    ]);
    expect(english).toContain('Health &lt;data&gt;');
    expect(english).toContain('value="HEALTH/"');
    expect(english).toContain('I agree to receive news of products');
    expect(await (await get(path, { 'accept-language': 'zh-CN' })).text()).toContain('<html lang="zh-CN">');
    expect(await (await get(`${path}?lang=zh`, { 'accept-language': 'en' })).text()).toContain('保存选择');
  });

  test('is kept nowhere, tells nobody where it was, and runs and loads nothing', async () => {
    const { headers } = await get((await person()).path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('changes nothing by being looked at', async () => {
    const reader = await person();
    for (const query of ['', '?action=withdraw', '?done=withdrawn', '?List-Unsubscribe=One-Click'])
      await get(reader.path + query);
    expect(await recordsOf(reader)).toHaveLength(1);
  });

  test('records what was ticked and unticked, and only that, with what was shown', async () => {
    const reader = await person();
    const form = formOf(await page(reader.path));
    const agree = form.getAll('agree').filter((value) => value !== 'MARKETING/SMS');
    form.delete('agree');
    for (const value of [...agree, 'HEALTH/']) form.append('agree', value);
    const answer = await save(reader.path, form);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${reader.path}?lang=en&done=saved`]);
    const [one, two, old] = await recordsOf(reader);
    expect([one, two].map((record) => [record?.purpose, record?.channel, record?.state])).toEqual([
      ['MARKETING', 'SMS', 'WITHDRAWN'],
      ['HEALTH', null, 'GRANTED'],
    ]);
    expect(one).toMatchObject({
      source: 'preference_page',
      wording: '1',
      givenBy: 'SELF',
      proof: { page: '/preferences', language: 'en', action: 'save' },
    });
    expect(Object.keys(one?.proof ?? {}).sort()).toEqual(['action', 'at', 'language', 'page']);
    expect(old?.at).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(await reach(reader.id)).toEqual([true, false]);
    expect(await page(`${reader.path}`)).not.toContain('value="MARKETING/SMS" checked');
  });

  test('sent unchanged records nothing', async () => {
    const reader = await person();
    const answer = await save(reader.path, formOf(await page(reader.path)));
    expect(answer.headers.get('location')).toMatch(/done=unchanged$/);
    expect(await recordsOf(reader)).toHaveLength(1);
  });

  test('shows what was agreed to on a channel that is not the purpose’s, too, and takes it back', async () => {
    const reader = await person();
    await server.app.consenting.record([
      { externalId: reader.externalId, purpose: 'HEALTH', channel: 'SMS', state: 'GRANTED', wording: '1' },
    ]);
    const html = await page(reader.path);
    expect(html).toContain('value="HEALTH/SMS" checked');
    const form = formOf(html);
    const agree = form.getAll('agree').filter((value) => value !== 'HEALTH/SMS');
    form.delete('agree');
    for (const value of agree) form.append('agree', value);
    await save(reader.path, form);
    const [newest] = await recordsOf(reader);
    expect(newest).toMatchObject({ purpose: 'HEALTH', channel: 'SMS', state: 'WITHDRAWN' });
    expect(await page(reader.path)).not.toContain('value="HEALTH/SMS" checked');
  });

  test('withdraws everything at one click, and lets it be given again as easily', async () => {
    const reader = await person();
    const answer = await post(`${reader.path}?lang=zh`, new URLSearchParams({ action: 'withdraw' }));
    expect(answer.headers.get('location')).toMatch(/lang=zh&done=withdrawn$/);
    expect(await reach(reader.id)).toEqual([false, false]);
    const html = await page(reader.path);
    expect(html).not.toContain(' checked');
    const form = formOf(html);
    form.append('agree', 'MARKETING/EMAIL');
    await save(reader.path, form);
    expect(await reach(reader.id)).toEqual([true, false]);
  });

  test('takes the one click of a mail provider, for what the link names, in either form of body', async () => {
    const reader = await person();
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const answer = await post(`${reader.path}?purpose=MARKETING&channel=EMAIL`, form);
    expect([answer.status, await answer.text()]).toEqual([200, 'Unsubscribed.']);
    expect(await reach(reader.id)).toEqual([false, true]);
    await post(reader.path, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
    expect(await reach(reader.id)).toEqual([false, false]);
  });

  test('tells a child that a guardian is needed, and lets them withdraw', async () => {
    const reader = await person({ born: '2018-05-05' });
    const html = await page(reader.path);
    expect(html).toContain('under 14');
    expect(html).toContain('value="MARKETING/EMAIL" disabled');
    await server.app.consenting.record([
      { externalId: reader.externalId, purpose: 'MARKETING', state: 'GRANTED', givenBy: 'GUARDIAN' },
    ]);
    expect(await reach(reader.id)).toEqual([true, true]);
    await post(reader.path, new URLSearchParams({ action: 'withdraw' }));
    expect(await reach(reader.id)).toEqual([false, false]);
  });

  test('takes no other purpose, channel or wording than there is', async () => {
    const reader = await person();
    const form = new URLSearchParams({ agree: 'SPAM/EMAIL' });
    for (const shown of ['SPAM/EMAIL/0/1', 'MARKETING/FAX/1/1', 'MARKETING/EMAIL/1/made up', 'x', ''])
      form.append('shown', shown);
    await save(reader.path, form);
    const [said, ...others] = await recordsOf(reader);
    expect(others).toHaveLength(1);
    expect(said).toMatchObject({ purpose: 'MARKETING', channel: 'EMAIL', state: 'WITHDRAWN', wording: null });
  });
});

describe('a link', () => {
  const statusOf = async (token: string) => (await get(`/preferences/${token}`)).status;

  test('is for one person and one time, and every other is as if it had never been', async () => {
    const { id } = await person();
    let now = Date.now();
    const links = new PreferenceLinks(server.app.database, testSecrets, () => now);
    const token = await links.tokenOf(id, new Date(now + 1000));
    expect([token.length, await links.userOf(token)]).toEqual([34, id]);
    for (let at = 0; at < token.length; at++) {
      const forged = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect([forged, await links.userOf(forged)]).toEqual([forged, null]);
    }
    for (const other of ['', token.slice(1), `${token}A`, token.toUpperCase(), 'x'.repeat(34), `${token}=`])
      expect([other, await links.userOf(other)]).toEqual([other, null]);
    now += 2000;
    expect(await links.userOf(token)).toBeNull();
    expect(await statusOf(`${token.slice(0, 33)}!`)).toBe(404);
    expect((await post(`/preferences/${'A'.repeat(34)}`, new URLSearchParams({ action: 'withdraw' }))).status).toBe(
      404,
    );
  });

  test('is signed with the key of this database alone', async () => {
    const { id, path } = await person();
    await server.app.database.query('DELETE FROM preference_keys');
    const other = new PreferenceLinks(server.app.database, testSecrets);
    expect(await other.userOf(path.slice('/preferences/'.length))).toBeNull();
    expect(await other.userOf(await other.tokenOf(id, new Date(Date.now() + 60_000)))).toBe(id);
  });

  test('follows a person who was merged into another, and ends when they are erased', async () => {
    const [gone, kept] = [await person(), await person()];
    await server.app.database.query('UPDATE users SET merged_into = $2 WHERE id = $1', [gone.id, kept.id]);
    expect(await server.app.preferenceLinks.userOf(gone.path.slice('/preferences/'.length))).toBe(kept.id);
    await server.app.database.query('UPDATE users SET erased_at = now() WHERE id = $1', [kept.id]);
    expect((await get(kept.path)).status).toBe(404);
    expect((await get(gone.path)).status).toBe(404);
  });

  test('lasts a year at most', async () => {
    const { externalId } = await person();
    const link = (lasts: string) =>
      server.ask(
        'mutation ($input: PreferenceLinkInput!) { preferenceLink(input: $input) { url oneClickUrl expiresAt } }',
        { input: { externalId, lasts, purpose: 'MARKETING', channel: 'SMS' } },
      );
    expect(await link('P30D')).toMatchObject({
      data: {
        preferenceLink: {
          url: expect.stringMatching(/^http:\/\/localhost:4000\/preferences\/[\w-]{34}$/),
          oneClickUrl: expect.stringMatching(/\?purpose=MARKETING&channel=SMS$/),
        },
      },
    });
    expect((await link('P2Y')).errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  test('is not named where requests are measured', async () => {
    const { path } = await person();
    await get(path);
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('/preferences/TOKEN');
    expect(metrics).not.toContain(path);
  });
});

describe('a flood', () => {
  test('of requests by one link, or of links that name nobody from one address, waits a minute; everybody else does not', async () => {
    const [one, other] = [await person(), await person()];
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    const passes = (milliseconds: number) => clock.mockReturnValue(Date.now() + milliseconds);
    const doors = createServer(express().use(preferences(server.app, outsiders(0))));
    await new Promise<void>((resolve) => doors.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(doors.address() as AddressInfo).port}`;
    const ask = async (path: string, init: RequestInit = {}): Promise<[status: number, wait: string | null]> => {
      const response = await fetch(base + path, { redirect: 'manual', ...init });
      await response.text();
      return [response.status, response.headers.get('retry-after')];
    };
    const forged = `/preferences/${'A'.repeat(34)}`;
    for (let at = 0; at < 60; at += 1) expect(await ask(one.path)).toEqual([200, null]);
    for (let at = 0; at < 30; at += 1) expect(await ask(forged)).toEqual([404, null]);
    passes(20_000);
    expect(await ask(one.path)).toEqual([429, '40']);
    expect(await ask(forged)).toEqual([429, '40']);
    const withdraw = { method: 'POST', body: new URLSearchParams({ action: 'withdraw' }) };
    expect(await ask(one.path, withdraw)).toEqual([429, '40']);
    expect(await recordsOf(one)).toHaveLength(1);
    // From the same address.
    expect(await ask(other.path, withdraw)).toEqual([303, null]);
    expect(await (await fetch(`${base}${one.path}?lang=en`)).text()).toContain('Too many requests');
    passes(40_000);
    expect(await ask(one.path)).toEqual([200, null]);
    expect(await ask(forged)).toEqual([404, null]);
    clock.mockRestore();
    await new Promise((resolve) => doors.close(resolve));
  });
});
