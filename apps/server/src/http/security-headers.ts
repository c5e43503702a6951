import type { RequestHandler } from 'express';

/**
 * What a page of ours may load and do. No outside host is ever asked for anything, and scripts are files of ours alone. So are styles,
 * beside elements with the nonce of this one answer: libraries write some at run time. The playground's editor runs in workers made
 * of blobs.
 */
const policy = (...styles: string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const CONTENT_SECURITY_POLICY = policy();

/** The policy of a page whose style elements bear a nonce. */
export const policyWithNonce = (nonce: string): string => policy(`'nonce-${nonce}'`);

/** The same for the playground: its editor, Monaco, places each line of text by a style attribute, in HTML that it writes. */
export const policyOfEditor = (nonce: string): string => `${policyWithNonce(nonce)}; style-src-attr 'unsafe-inline'`;

/** What no page of ours ever asks a browser for. */
const PERMISSIONS_POLICY = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ');

const TWO_YEARS = 2 * 365 * 24 * 3600;

/**
 * No page elsewhere may frame or read us, and a door that is reached by HTTPS is never asked by HTTP again. A page that needs
 * less says so itself.
 */
export function securityHeaders(publicUrl: string | undefined): RequestHandler {
  const headers = new Map([
    ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
    ['Permissions-Policy', PERMISSIONS_POLICY],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ]);
  if (publicUrl?.startsWith('https://'))
    headers.set('Strict-Transport-Security', `max-age=${TWO_YEARS}; includeSubDomains`);
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
}

/** Answers hold people's data: neither browsers nor proxies keep them, unless a door says otherwise. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
