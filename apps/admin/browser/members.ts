import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { ask, url } from './browser';
import { fresh } from './screen';

export const PASSWORD = 'corridor of nine lamps';

export interface Invited {
  email: string;
  /** Where the link leads. */
  path: string;
  token: string;
}

/** Invites somebody as a role. */
export async function invite(role: string, name = 'Ada Member'): Promise<Invited> {
  const email = `${fresh('member')}@example.com`;
  const { inviteMember } = await ask<{ inviteMember: { url: string } }>(
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { url } }',
    { input: { email, name, role } },
  );
  const token = inviteMember.url.split('#')[1] ?? '';
  return { email, token, path: `/accept#${token}` };
}

/** Signs the browser of a page in as a new member of a role; it has their session from then on. */
export async function becomes(page: Page, role: string): Promise<Invited> {
  const invited = await invite(role);
  const answer = await page.request.post(url('/auth/accept'), {
    headers: { origin: url('') },
    data: { token: invited.token, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${role}: ${await answer.text()}`);
  return invited;
}

/** The code that an authenticator shows at an instant (RFC 6238: SHA-1, 30 s, 6 digits). */
export function codeOf(secret: string, now = Date.now()): string {
  const bits = [...secret.replace(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const at = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
