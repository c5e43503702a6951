import { isUnavailable } from '@strata/db';

/**
 * Writes down what is only good to know, such as when a key was last used: where the database takes no writes just now, as its disk is
 * full, who came to read goes on without.
 */
export async function inPassing(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
  });
}
