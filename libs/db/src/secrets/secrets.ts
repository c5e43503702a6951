import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Seals what has to be read again (passwords, tokens, keys), so that whoever has the database alone has none of it. */
export interface Secrets {
  /** `about` says which row the text is of, as `aboutSecret` spells it: moved to another row it does not open. */
  seal(text: string, about: string): string;
  /** The text that was sealed; throws `SecretLost` where no key that was given opens it. */
  open(sealed: string, about: string): string;
  /** What every key's sealed texts begin with, the first key's first; nothing that is not sealed begins so. */
  readonly prefixes: readonly string[];
}

/** A sealed text that cannot be opened: its key is not given, it was changed, or it is of another row. */
export class SecretLost extends Error {
  readonly code = 'SECRET_LOST';

  constructor(about: string) {
    super(`the secret of ${about} cannot be opened with STRATA_SECRET_KEY`);
    this.name = 'SecretLost';
  }
}

export const SECRET_KEY_BYTES = 32;
/** What every sealed text begins with, whatever its key. */
export const SEALED = 's1.';

const CIPHER = 'aes-256-gcm';
// 96 bits at random, as NIST SP 800-38D wants it: safe for 2^32 texts of one key.
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: `s1.KEY.CONTENT`, KEY naming the key that opens it. The first key seals, all of them open. */
export function createSecrets(keys: readonly Buffer[]): Secrets {
  const named = keys.map((key) => {
    if (key.length !== SECRET_KEY_BYTES) throw new Error(`a secret key has ${SECRET_KEY_BYTES} bytes`);
    return { key, prefix: `${SEALED}${nameOf(key)}.` };
  });
  const [first] = named;
  if (!first) throw new Error('at least one secret key is needed');
  return {
    prefixes: named.map(({ prefix }) => prefix),
    seal(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, first.key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(first, about));
      const content = [nonce, cipher.update(text, 'utf8'), cipher.final()];
      return first.prefix + Buffer.concat([...content, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed, about) {
      const by = named.find(({ prefix }) => sealed.startsWith(prefix));
      const bytes = Buffer.from(sealed.slice(by?.prefix.length ?? 0), 'base64url');
      if (!by || bytes.length < NONCE_BYTES + TAG_BYTES) throw new SecretLost(about);
      const decipher = createDecipheriv(CIPHER, by.key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(bound(by, about))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString();
      } catch {
        throw new SecretLost(about);
      }
    },
  };
}

/** A key's name tells nothing of the key. */
const nameOf = (key: Buffer): string => createHmac('sha256', key).update('name of this key').digest('hex').slice(0, 8);

const bound = ({ prefix }: { prefix: string }, about: string): Buffer => Buffer.from(prefix + about);
