import { createSecrets } from '@strata/db';

/** Of every process of a test, so that one opens what another has sealed. */
export const testSecrets = createSecrets([Buffer.alloc(32, 'test')]);
