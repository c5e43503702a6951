import type { RequestHandler } from 'express';

/**
 * What a page of ours may load and do. No outside host is ever asked for anything, and scripts are files of ours alone. Styles may
 * be inline: the playground's editor writes style elements at run time and knows no nonce, and the pages are files, the same
 * for everyone, that hold none. The editor runs in workers made of blobs.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
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
