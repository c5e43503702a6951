import { createSecrets } from '@strata/db';

/** Of every process of a test, so that one opens what another has sealed. */
export const SECRET_KEY = Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64');
export const testSecrets = createSecrets([Buffer.from(SECRET_KEY, 'base64')]);
