import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { treeFromRule } from '../tree';
import { templatesFor } from './template-rules';
import { useTemplateWords } from './template-words';

/** Common audiences to start from; those whose attributes and events exist here. */
export function Templates(): ReactNode {
  const { definitions, edit } = useComposition();
  const say = useTemplateWords();
  return (
    <div className="templates">
      {templatesFor(definitions.forRules).map(({ name, rule }) => (
        <button
          key={name}
          type="button"
          className="choice"
          onClick={() => {
            const tree = treeFromRule(rule);
            edit(tree, { focus: tree.id });
          }}
        >
          {say(name)}
        </button>
      ))}
    </div>
  );
}
