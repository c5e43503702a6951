import type { Quantifier } from '../tree';
import { useBuilderWords } from '../words';

/** The word before each row but the first: it belongs to the group, so no row can change it alone. */
export function useConjunction(): (quantifier: Quantifier) => string {
  const say = useBuilderWords();
  return (quantifier) => say(quantifier === 'all' ? 'and' : 'or');
}
