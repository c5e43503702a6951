import fc from 'fast-check';

/** The seed of all property tests, fixed unless the environment names another. A failure tells it. */
const seed = Number(process.env['STRATA_TEST_SEED'] ?? 20_261_122);
if (!Number.isSafeInteger(seed)) throw new Error('STRATA_TEST_SEED: expected a whole number, or random');
fc.configureGlobal({ seed });
