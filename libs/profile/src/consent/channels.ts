import { recordChanges } from '@strata/audience';
import type { Transaction } from '@strata/db';
import type { Channel } from '@strata/rules';
import type { IdentityKind } from '../user-item.js';

/**
 * Which identities are an address on a channel. The inbox and webhooks go by the external id: it is the company's own app or
 * system that knows the person by it. A browser that takes push messages is a device with the namespace `web_push`.
 */
export const ADDRESSES: Record<Channel, { kind: IdentityKind; namespace?: string }> = {
  INBOX: { kind: 'EXTERNAL_ID' },
  EMAIL: { kind: 'EMAIL' },
  SMS: { kind: 'PHONE' },
  WEB_PUSH: { kind: 'DEVICE', namespace: 'web_push' },
  TELEGRAM: { kind: 'IM', namespace: 'telegram' },
  WECOM: { kind: 'IM', namespace: 'wecom' },
  DINGTALK: { kind: 'IM', namespace: 'dingtalk' },
  FEISHU: { kind: 'IM', namespace: 'feishu' },
  WEBHOOK: { kind: 'EXTERNAL_ID' },
};

/** The topic of the change feed under which new and lost identities of a kind are announced. */
export const identityTopic = (kind: string): string => `identity:${kind}`;

/**
 * Announces whose identities have come or gone: whoever writes the table `identities` calls it in the same transaction, but for
 * what goes with news of the user (a merge, an erasure), which the columns of addresses hear too.
 */
export async function announceIdentities(
  transaction: Transaction,
  identities: Iterable<{ kind: string; userId: number }>,
): Promise<void> {
  const users = new Map<string, Set<number>>();
  for (const { kind, userId } of identities) users.set(kind, (users.get(kind) ?? new Set()).add(userId));
  await recordChanges(
    transaction,
    [...users].map(([kind, those]) => ({ topic: identityTopic(kind), users: [...those] })),
  );
}
/** That under which consents for a purpose are. */
export const consentTopic = (purpose: string): string => `consent:${purpose}`;
export const SUPPRESSION_TOPIC = 'suppressions';
