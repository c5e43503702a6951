import type { Response } from 'express';
import type { DoorOptions } from './identify.js';

/**
 * The cookie of a session: no script reads it, no request that another site begins carries it. Over https its name has the
 * browser hold it to this very host; on localhost the port is part of the name, because cookies do not tell ports apart.
 */
export class SessionCookie {
  /** Over https. */
  readonly secure: boolean;

  constructor({ publicUrl }: DoorOptions) {
    this.secure = publicUrl?.startsWith('https://') ?? false;
  }

  /** The token that a request carries. */
  read(headers: { cookie?: string | undefined; host?: string | undefined }): string | undefined {
    const name = this.name(headers.host);
    const found = headers.cookie?.split(';').find((pair) => pair.trim().startsWith(`${name}=`));
    return found?.slice(found.indexOf('=') + 1).trim();
  }

  give(response: Response, token: string): void {
    response.cookie(this.name(response.req.headers.host), token, this.options());
  }

  /** Takes it, and with it the drafts that pages have kept in the browser: the next one at it may be somebody else. */
  take(response: Response): void {
    response.setHeader('Clear-Site-Data', '"storage"');
    response.clearCookie(this.name(response.req.headers.host), this.options());
  }

  private name(host: string | undefined): string {
    return this.secure ? '__Host-strata' : `strata-${/:(\d+)$/.exec(host ?? '')?.[1] ?? '80'}`;
  }

  /** Without a date: it goes with the browser, and the server ends the session earlier or later. */
  private options(): { httpOnly: true; sameSite: 'strict'; secure: boolean; path: '/' } {
    return { httpOnly: true, sameSite: 'strict', secure: this.secure, path: '/' };
  }
}
