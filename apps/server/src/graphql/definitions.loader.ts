import DataLoader from 'dataloader';
import type { DefinitionsSnapshot } from '../definitions.js';
import type { Loaders, LoaderFactory } from './context.js';

/** One request reads the version of the definitions once, however many fields of its lists need them. */
const definitions: LoaderFactory<'definitions', DefinitionsSnapshot> = (app, options) =>
  new DataLoader(async (keys) => {
    const snapshot = await app.definitions.current();
    return keys.map(() => snapshot);
  }, options);

/**
 * The definitions for what a request only shows. Whatever follows a mutation of the same request, or writes, asks the app
 * for those that are current.
 */
export const definitionsOf = (loaders: Loaders): Promise<DefinitionsSnapshot> =>
  loaders.of(definitions).load('definitions');
