import { createHmac } from 'node:crypto';
import { SEES_ALL } from '@strata/profile';
import type { SourceInput } from '@strata/profile';
import type { App } from './composition.js';

/** Whose word counts, the better ranked first: what people correct, what the company's own systems say, what a counter typed. */
const SOURCES: readonly SourceInput[] = [
  { key: '会员系统', kind: 'API', rank: 10 },
  { key: '企业微信', kind: 'WEBHOOK', rank: 30 },
  { key: '徐汇店', kind: 'FILE', rank: 60 },
];

/** The doors that others come in by: sources with their ranks, and a webhook that was called a few times. */
export async function loadDoors(app: App, members: readonly string[], now: number): Promise<void> {
  for (const source of SOURCES) await app.sources.define(source);
  const { webhooks } = app.inbound;
  const { webhook, secret } = await webhooks.create({
    name: '企业微信客服',
    source: '企业微信',
    items: 'changes',
    mapping: {
      kind: 'users',
      fields: [
        { source: 'customer.no', target: 'externalId' },
        { source: 'customer.tier', target: 'attributes.member_tier' },
      ],
    },
  });
  for (const [place, part] of [members.slice(0, 3), members.slice(3, 5)].entries())
    await deliver(app, webhook.key, secret, {
      id: `demo-${place + 1}`,
      at: now,
      body: { changes: await changesOf(app, part) },
    });
}

/** What the sender knows of them, and one without a number, as it happens: the delivery shows why that one was not taken. */
async function changesOf(app: App, externalIds: readonly string[]): Promise<object[]> {
  const users = await Promise.all(externalIds.map((externalId) => app.profiles.byExternalId(externalId)));
  const held = await app.profiles.attributesOf(
    users.flatMap((user) => (user ? [user.id] : [])),
    SEES_ALL,
  );
  const tierOf = (id: number): unknown => held.get(id)?.find(({ key }) => key === 'member_tier')?.value;
  const known = users.flatMap((user) =>
    user ? [{ customer: { no: user.externalId, tier: tierOf(user.id) ?? '普通' } }] : [],
  );
  return [...known, { customer: { no: '', tier: '普通' } }];
}

/** As the sender does it: signed by Standard Webhooks. */
async function deliver(
  { inbound }: App,
  key: string,
  secret: string,
  { id, at, body }: { id: string; at: number; body: object },
): Promise<void> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(at / 1000));
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', bytes).update(`${id}.${timestamp}.${text}`).digest('base64');
  await inbound.webhookDoor.take(key, { id, timestamp, signature: `v1,${signature}` }, Buffer.from(text));
}
