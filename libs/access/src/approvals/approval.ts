import type { Actor } from '../actor.js';

export const APPROVAL_STATES = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
  'EXECUTED',
  'FAILED',
] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What was asked; nothing of any one person, whom the set of people holds. */
export type ApprovalInput = Readonly<Record<string, unknown>>;

/** Something that takes a second person: as it was asked, who decided, and what became of it. */
export interface Approval {
  id: string;
  operation: string;
  input: ApprovalInput;
  reason: string;
  /** How many it was about when it was asked. */
  people: number;
  /** `member 3`, `key 7`. */
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  /** Who may not decide: whoever asked, and of a key whoever was told a secret of it. */
  behind: string[];
  state: ApprovalState;
  /** When it ends by itself; null while a job carries it out, and once it has ended. */
  expiresAt: Date | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  comment: string;
  /** For how many a job has done something so far. */
  done: number;
  /** The key of the last of the people that a job came by. */
  reached: number;
  endedAt: Date | null;
  /** Of a failure; else empty. */
  code: string;
  failure: string;
}

/** `member 3`: an actor as approvals name them. */
export const nameOf = ({ kind, id }: Pick<Actor, 'kind' | 'id'>): string => `${kind} ${id}`;
