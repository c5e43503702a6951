import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useComposition } from '../composition';
import { useConditionText } from '../sentence/condition-text';
import { useNodeName } from '../sentence/node-name';
import { isGroup } from '../tree';
import { useBuilderWords } from '../words';

/** Nobody: names the condition that empties the audience, by what is left without each. */
export function Zero(): ReactNode {
  const { tree, counts, preview } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const name = useNodeName();
  const text = useConditionText();
  if (preview.data?.count !== 0 || preview.pending) return null;
  const rows = tree.rules.flatMap((node) => {
    const found = counts.get(node.id);
    return found && !node.muted ? [{ node, own: found.count, without: found.without ?? 0 }] : [];
  });
  const most = Math.max(...rows.map(({ without }) => without));
  return (
    <section className="zero">
      <h2>{say('zeroTitle', { count: rows.length })}</h2>
      <table className="figure">
        <thead>
          <tr>
            <th scope="col">{say('zeroCondition')}</th>
            <th scope="col">{say('zeroOwn')}</th>
            <th scope="col">{say('zeroWithout')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ node, own, without }) => (
            <tr key={node.id} className={without === most && most > 0 ? 'zero-culprit' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => document.getElementById(`row-${node.id}`)?.focus()}
                >
                  {isGroup(node) ? name(node) : text(node.value)}
                </button>
              </th>
              <td>{format.people(own)}</td>
              <td>{format.people(without)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
