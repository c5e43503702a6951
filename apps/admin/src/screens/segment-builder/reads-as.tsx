import type { ReactNode } from 'react';
import { Sentence } from '../../parts/sentence';
import { useComposition } from './composition';
import { useBuilderWords } from './words';

/** The rule read back in plain words. */
export function ReadsAs(): ReactNode {
  const { sound, definitions } = useComposition();
  const say = useBuilderWords();
  if (!sound) return null;
  return (
    <section className="reads-as" aria-label={say('readsAs')}>
      <span>{say('readsAs')}</span>
      <p>
        <Sentence rule={sound} definitions={definitions.forRules} />
      </p>
    </section>
  );
}
