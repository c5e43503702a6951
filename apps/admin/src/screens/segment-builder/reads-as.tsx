import type { ReactNode } from 'react';
import { useComposition } from './composition';
import { RuleSentence } from './sentence/rule-sentence';
import { useBuilderWords } from './words';

/** The rule read back in plain words. */
export function ReadsAs(): ReactNode {
  const { written } = useComposition();
  const say = useBuilderWords();
  if (!written.rule) return null;
  return (
    <section className="reads-as" aria-label={say('readsAs')}>
      <span>{say('readsAs')}</span>
      <p>
        <RuleSentence rule={written.rule} />
      </p>
    </section>
  );
}
