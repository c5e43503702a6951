import { Refusal } from '@strata/db';

export const MEMBER_STATES = ['INVITED', 'ACTIVE', 'SUSPENDED'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export interface Member {
  id: string;
  email: string;
  name: string;
  /** A built-in role or one of the company's own. */
  role: string;
  state: MemberState;
}

/** A member as others who work here see them. */
export interface MemberEntry extends Member {
  hasSecondFactor: boolean;
  /** They have signed in with OpenID Connect. */
  hasOpenId: boolean;
  hasPassword: boolean;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** As it is kept: without blanks around it, in lower case. Throws INVALID_INPUT. */
export function emailAddress(text: string): string {
  const email = text.trim().normalize('NFKC').toLowerCase();
  // What a mail server takes is its own business; this is to catch slips.
  if (email.length > 254 || !/^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u.test(email))
    throw new Refusal('INVALID_INPUT', 'email: expected an address such as name@example.com', { field: 'email' });
  return email;
}

/** Throws INVALID_INPUT. */
export function properName(text: string): string {
  const name = text.trim().normalize('NFC');
  if (name.length < 1 || name.length > 100 || /[\p{Cc}\p{Cs}]/u.test(name))
    throw new Refusal('INVALID_INPUT', 'name: expected 1 to 100 characters, none of them a control character', {
      field: 'name',
    });
  return name;
}
