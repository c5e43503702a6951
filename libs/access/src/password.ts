import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Refusal } from '@strata/db';

/** Argon2id as OWASP recommends it: 19 MiB and two passes, some 60 ms of one processor. RFC 9106 takes more memory than a small server has for several at once. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A hash of that cost, of a password that nobody knows: for names that nobody has, so that they take as long. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$cavYRN0t7MnC39wGraMaCA$11e8oQC92niji2/t/MfTK+ST3kuHXffH0Yzq27cxQHg';

export const SHORTEST_PASSWORD = 12;
/** NIST asks for 64 at least; beyond, hashing takes time and nothing is won. */
export const LONGEST_PASSWORD = 128;

/** What long passwords are made of that everybody tries first. */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedc',
  '1qaz2wsx',
  '3edc4rfv',
  '1q2w3e4r',
  '5t6y7u8i',
  'q1w2e3r4',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'changeme',
  'secret',
  'default',
  'dragon',
  'monkey',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'trustno',
  'superman',
  'strata',
  'abcdefghijkl',
  'abcdef',
  'abc',
  '0123456789',
  '1234567890',
  '123456789',
  '12345678',
  '1234567',
  '123456',
  '1234',
  '123',
  '987654321',
  '9876543210',
  '5201314',
  '520',
  '1314',
  '111111',
  '888888',
  '666666',
  '168',
  '2024',
  '2025',
  '2026',
].sort((a, b) => b.length - a.length);

/** The same text however it was typed: the same letters of another keyboard have other code points. */
const normalized = (password: string): string => password.normalize('NFKC');

/** Throws WEAK_PASSWORD, with why in `reason`: LENGTH or COMMON. Of composition nothing is asked: length is what counts. */
export function checkPassword(password: string, { email, name }: { email: string; name: string }): void {
  const text = normalized(password);
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    const message = `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`;
    throw new Refusal('WEAK_PASSWORD', message, { reason: 'LENGTH' });
  }
  const own = [email.split('@')[0] ?? '', ...name.split(/\s+/)].filter((part) => part.length > 2);
  if (
    isGuessed(
      text.toLowerCase(),
      own.map((part) => part.toLowerCase()),
    )
  )
    throw new Refusal('WEAK_PASSWORD', 'This password is among the first that anybody tries.', { reason: 'COMMON' });
}

/** Made of what everybody tries, of the member's own name, or of one or two characters again and again: hardly anything else is left. */
function isGuessed(text: string, own: readonly string[]): boolean {
  if (new Set(text).size < 5) return true;
  let rest = text;
  for (const part of [...own, ...COMMON]) rest = rest.replaceAll(part, '');
  return rest.length < 4;
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), COST);
}

/** Whether it is the password; where there is none it takes as long to say no. */
export async function passwordMatches(hashed: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(hashed ?? NOBODYS, normalized(password));
  return matches && typeof hashed === 'string';
}

/** Hashed at another cost than today's. */
export function isOutdated(hashed: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}
