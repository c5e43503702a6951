import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Bar } from '../../../parts/bar';
import { useComposition } from '../composition';
import { useNodeName } from '../sentence/node-name';
import { useBuilderWords } from '../words';

/** How the audience narrows down the root's children, in their order. */
export function Narrowing(): ReactNode {
  const { tree, counts, preview } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const name = useNodeName();
  const total = preview.data?.total ?? 0;
  const steps = tree.rules.flatMap((node) => {
    const running = counts.get(node.id)?.running;
    return node.muted || running === null || running === undefined ? [] : [{ id: node.id, label: name(node), running }];
  });
  if (steps.length === 0 || total === 0) return null;
  return (
    <section>
      <h2>
        {say('narrowing')} <small>{say('inOrder')}</small>
      </h2>
      <dl className="narrowing figure">
        <dt>{say('allUsers')}</dt>
        <dd>
          <Bar share={1} tone="rest" />
          <span>{format.count(total)}</span>
        </dd>
        {steps.map(({ id, label, running }, at) => (
          <div key={id} className={at === steps.length - 1 ? 'narrowing-last' : undefined}>
            <dt title={label}>{label}</dt>
            <dd>
              <Bar share={running / total} />
              <span>{format.people(running)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
