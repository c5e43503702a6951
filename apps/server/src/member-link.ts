import type { MadeLink } from '@strata/access';
import type { App } from './composition.js';

/** A link to hand on. Its token is a fragment, which browsers send to nobody and no log has. */
export function linkUrl(app: Pick<App, 'publicUrl'>, { purpose, token }: Pick<MadeLink, 'purpose' | 'token'>): string {
  return `${app.publicUrl}/${purpose === 'SETUP' ? 'setup' : 'accept'}#${token}`;
}
