import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { useBuilderWords } from '../words';
import { Templates } from '../dialogs/templates';

/** No condition yet: says how to begin, and that nothing selects nobody. */
export function EmptyCanvas(): ReactNode {
  const { definitions } = useComposition();
  const say = useBuilderWords();
  const nothingKnown = definitions.attributes.length + definitions.events.length + definitions.tags.length === 0;
  return (
    <div className="canvas-empty">
      <h2>{say('emptyTitle')}</h2>
      <p>
        {say('emptyBefore')} <kbd>Enter</kbd> {say('emptyMiddle')} <kbd>/</kbd> {say('emptyAfter')}
      </p>
      <p className="canvas-empty-nobody">{say('emptyNobody')}</p>
      {nothingKnown ? (
        <p className="canvas-empty-nobody">
          {say('nothingKnown')} <a href="/playground">{say('playground')}</a>
        </p>
      ) : (
        <>
          <h3>{say('templates')}</h3>
          <Templates />
        </>
      )}
    </div>
  );
}
