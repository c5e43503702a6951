import type { ReactNode } from 'react';
import { useBuilderWords } from '../words';
import { Templates } from '../dialogs/templates';

/** No condition yet: says how to begin, and that nothing selects nobody. */
export function EmptyCanvas(): ReactNode {
  const say = useBuilderWords();
  return (
    <div className="canvas-empty">
      <h2>{say('emptyTitle')}</h2>
      <p>
        {say('emptyBefore')} <kbd>Enter</kbd> {say('emptyMiddle')} <kbd>/</kbd> {say('emptyAfter')}
      </p>
      <p className="canvas-empty-nobody">{say('emptyNobody')}</p>
      <h3>{say('templates')}</h3>
      <Templates />
    </div>
  );
}
