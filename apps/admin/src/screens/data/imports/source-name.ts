import { useCallback } from 'react';
import { useNames } from '../../../i18n/names';
import { USUAL_SOURCE } from './mapping-draft';
import { useImportsWords } from './words';

/** What a source is called; the one that nobody named is files. */
export function useSourceName(): (key: string, name?: string) => string {
  const say = useImportsWords();
  const { nameOf } = useNames();
  return useCallback(
    (key, name = key) => (key === USUAL_SOURCE && name === key ? say('usualSource') : nameOf(key, name)),
    [say, nameOf],
  );
}
