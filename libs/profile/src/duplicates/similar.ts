/** Who is probably the same person, and why. Pure: the job and the screen judge by the same. */
import { hash } from 'node:crypto';
import { foldText } from '@strata/rules';

export interface Person {
  id: number;
  name: string | null;
  /** Days since 1970. */
  birthday: number | null;
  phones: readonly string[];
  emails: readonly string[];
}

export const EVIDENCE_KINDS = [
  'SAME_NAME_AND_BIRTHDAY',
  'SAME_NAME',
  'SIMILAR_PHONE',
  'SIMILAR_EMAIL',
  'OTHER_NAME',
  'OTHER_BIRTHDAY',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What two people have in common or not, and the two values that say so. */
export interface Evidence {
  kind: EvidenceKind;
  one: string | null;
  other: string | null;
}

export interface Likeness {
  /** In (0, 1): how sure we are. */
  score: number;
  evidence: Evidence[];
}

/**
 * How much each speaks for one person, as if they were independent. By itself a name proposes nobody (in China a hundred
 * thousand bear one), and a phone with one digit wrong only someone of no other name.
 */
const WEIGHTS: Record<EvidenceKind, number> = {
  SAME_NAME_AND_BIRTHDAY: 0.8,
  SAME_NAME: 0.4,
  SIMILAR_PHONE: 0.5,
  SIMILAR_EMAIL: 0.85,
  OTHER_NAME: 0,
  OTHER_BIRTHDAY: 0,
};
/** What contradicts leaves so much of it. */
const DOUBT = 0.5;

/** How alike two people are; undefined where they are not to be proposed. */
export function likeness(a: Person, b: Person): Likeness | undefined {
  const [name, otherName] = [nameKey(a.name), nameKey(b.name)];
  const sameName = name !== null && name === otherName;
  const namesDiffer = name !== null && otherName !== null && !sameName;
  const birthdaysDiffer = a.birthday !== null && b.birthday !== null && a.birthday !== b.birthday;
  const sameBirthday = a.birthday !== null && a.birthday === b.birthday;
  const evidence: Evidence[] = [];
  if (sameName && sameBirthday) evidence.push({ kind: 'SAME_NAME_AND_BIRTHDAY', one: a.name, other: b.name });
  const email = pairOf(a.emails, b.emails, (one, other) => one !== other && mailbox(one) === mailbox(other));
  if (email) evidence.push({ kind: 'SIMILAR_EMAIL', ...email });
  const phone = namesDiffer || birthdaysDiffer ? undefined : pairOf(a.phones, b.phones, isOneSlip);
  if (phone) evidence.push({ kind: 'SIMILAR_PHONE', ...phone });
  if (evidence.length === 0) return undefined;
  if (sameName && !sameBirthday) evidence.push({ kind: 'SAME_NAME', one: a.name, other: b.name });
  const against: Evidence[] = [];
  if (namesDiffer) against.push({ kind: 'OTHER_NAME', one: a.name, other: b.name });
  if (birthdaysDiffer) against.push({ kind: 'OTHER_BIRTHDAY', one: dayOf(a.birthday), other: dayOf(b.birthday) });
  const doubt = evidence.reduce((left, { kind }) => left * (1 - WEIGHTS[kind]), 1);
  const score = (1 - doubt) * DOUBT ** against.length;
  return { score: Math.round(score * 1_000) / 1_000, evidence: [...evidence, ...against] };
}

/** Only people with a key in common are compared: each likeness that proposes someone has one. */
export function blockingKeys({ name, birthday, phones, emails }: Person): string[] {
  const texts: string[] = [];
  const folded = nameKey(name);
  if (folded !== null && birthday !== null) texts.push(`name ${folded} ${birthday}`);
  for (const phone of phones) texts.push(...phoneKeys(phone));
  for (const email of emails) texts.push(`mailbox ${mailbox(email)}`);
  return [...new Set(texts.map(keyOf))];
}

/** 64 bits: among a billion keys, 3 % that any two are taken for one, which a comparison then tells apart. */
const keyOf = (text: string): string => BigInt.asIntN(64, BigInt(`0x${hash('sha256', text).slice(0, 16)}`)).toString();

/** Without case and spaces, as names are typed; null where there is none. */
function nameKey(name: string | null): string | null {
  const folded = name === null ? '' : foldText(name).replace(/\s+/g, '');
  return folded === '' ? null : folded;
}

/** An address without what many providers pass over: dots, and all from a plus on. */
function mailbox(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return email;
  const local = email.slice(0, at).replace(/\+.*$/, '').replaceAll('.', '');
  const domain = email.slice(at + 1);
  return `${local}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`.toLowerCase();
}

/** One digit wrong, or two beside each other changed about. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || one.length !== other.length) return false;
  const differ = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first, second] = differ as [number, number?];
  if (second === undefined) return true;
  return differ.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first];
}

/**
 * Two out of three parts of the number, cut in two ways: a slip lies within one part of either cut, and the two others are
 * the same. Among a million phones few share a key by chance.
 */
function phoneKeys(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 7) return [];
  const third = Math.floor(digits.length / 3);
  return [third, third + 1].flatMap((size) => {
    const parts = [digits.slice(0, size), digits.slice(size, 2 * size), digits.slice(2 * size)];
    return parts.map((_, gone) => {
      const left = parts.map((part, at) => (at === gone ? '*' : part)).join(' ');
      return `phone ${digits.length} ${size} ${left}`;
    });
  });
}

function pairOf(
  ones: readonly string[],
  others: readonly string[],
  alike: (one: string, other: string) => boolean,
): { one: string; other: string } | undefined {
  for (const one of ones) for (const other of others) if (alike(one, other)) return { one, other };
  return undefined;
}

const dayOf = (days: number | null): string | null =>
  days === null ? null : new Date(days * 86_400_000).toISOString().slice(0, 10);
