import type { Rule } from '@strata/rules';
import type { Permission } from '../permission.js';

/** A partner's, by which a system of theirs acts. */
export interface ApiKey {
  id: string;
  name: string;
  /** The part of it that is no secret. */
  prefix: string;
  permissions: Permission[];
  /** Which users it sees; null: all. */
  scope: Rule | null;
  /** Networks from which it works; none: from anywhere. */
  addresses: string[];
  ratePerMinute: number;
  createdAt: Date;
  /** Who made it: `member 3`. */
  createdBy: string;
  createdByName: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Those that were not forgotten yet, the newest first. */
  secrets: ApiKeySecret[];
}

/** What is told of one secret of a key; two while it is rotated. */
export interface ApiKeySecret {
  createdAt: Date;
  /** When one that was rotated dies; null: with its key. */
  expiresAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
  lastUsedFrom: string | null;
}

/** What a key is made with. */
export interface ApiKeySettings {
  name: string;
  permissions: readonly Permission[];
  scope: Rule | null;
  addresses: readonly string[];
  ratePerMinute: number;
  expiresAt: Date | null;
}

/** What somebody sees of it once: the key itself. */
export interface NewSecret {
  key: ApiKey;
  secret: string;
}

/** Rights over who may do what stay with people: a key that leaks makes no other, and decides nothing. */
export const MEMBERS_ONLY: readonly Permission[] = ['member.manage', 'key.manage', 'approval.decide'];
