import { domainToASCII } from 'node:url';

/** The limits of RFC 5321. */
const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;

/** A dot-atom of RFC 5322, with the letters that RFC 6531 adds. Quoted local parts exist in theory only. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Host names with a top level that is not of digits alone. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What nearly all addresses are, already in standard form but for case. */
const PLAIN = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * An e-mail address in lower case, its domain in the ASCII form that mail is sent by (`xn--…`), or undefined where the text is no
 * address that can be written to. The part before the @ is lower-cased too: servers may tell case apart, none in use does.
 */
export function normalizeEmail(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  const address = PLAIN.test(lower) ? lower : unusual(lower);
  if (address === undefined || address.length > MAX_ADDRESS) return undefined;
  return address.indexOf('@') <= MAX_LOCAL ? address : undefined;
}

function unusual(lower: string): string | undefined {
  // Full-width letters and ＠ are what a Chinese keyboard gives.
  const written = lower
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^mailto:/, '');
  const at = written.lastIndexOf('@');
  if (at <= 0 || written.length > 4 * MAX_ADDRESS) return undefined;
  const local = written.slice(0, at);
  const domain = domainToASCII(written.slice(at + 1));
  return LOCAL.test(local) && DOMAIN.test(domain) ? `${local}@${domain}` : undefined;
}
