import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../format/use-format';
import { useComposition } from '../composition';
import type { AttributeInfo, BuilderDefinitions } from '../definitions';
import { useLatest } from '../preview';
import { isGroup } from '../tree';
import { flatten } from '../tree-edit';
import { useBuilderWords } from '../words';
import { SAMPLE } from './documents';
import { AFTER_THE_COUNT, useSettledInput } from './rule-input';

const SIZE = 10;
const USUAL = ['city', 'age', 'total_spent', 'last_login_at'];
const COLUMNS = 3;

/** The attributes beside each name: those the rule speaks of, then the usual ones. */
function columnsOf(definitions: BuilderDefinitions, used: readonly string[]): AttributeInfo[] {
  return [...new Set([...used, ...USUAL])]
    .flatMap((key) => definitions.attribute(key) ?? [])
    .filter(({ type, sensitive, key }) => type !== 'TEXT_LIST' && !sensitive && key !== 'name')
    .slice(0, COLUMNS);
}

/** Ten real people of the audience. */
export function Sample(): ReactNode {
  const { definitions, tree, segmentKey } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const rule = useSettledInput();
  const used = flatten(tree).flatMap((node) =>
    !isGroup(node) && 'attribute' in node.value ? [node.value.attribute.key] : [],
  );
  const usedText = used.join(' ');
  const columns = useMemo(() => columnsOf(definitions, usedText.split(' ')), [definitions, usedText]);
  const variables = useMemo(() => {
    const [first = '', second = '', third = ''] = columns.map(({ key }) => key);
    return rule && { rule, size: SIZE, first: first || 'name', second: second || 'name', third: third || 'name' };
  }, [rule, columns]);
  const answer = useLatest(SAMPLE, variables, (result) => result.previewRule.sample, AFTER_THE_COUNT);
  const shown = (value: unknown, column: AttributeInfo | undefined): string => {
    if (column === undefined || value === null || value === undefined) return '';
    if (column.type === 'NUMBER' && typeof value === 'number')
      return column.unit === '元' || column.unit === '¥' ? format.money(value) : format.count(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return column.type === 'DATETIME' ? format.relative(text) : text;
  };
  const people = answer.data ?? [];
  return (
    <section>
      <h2>
        {say('sampleOf', { count: people.length || SIZE })} <small>{columns.map(({ name }) => name).join(' · ')}</small>
        {segmentKey !== undefined && (
          <Link to={`/segments/${encodeURIComponent(segmentKey)}`}>{say('allMembers')}</Link>
        )}
      </h2>
      <table className="sample figure">
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link to={`/users/${person.id}`}>{person.name ?? person.externalId ?? person.id}</Link>
              </th>
              {[person.first, person.second, person.third].slice(0, columns.length).map((value, at) => (
                <td key={columns[at]?.key} className={columns[at]?.type === 'NUMBER' ? 'sample-number' : undefined}>
                  {shown(value, columns[at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {answer.data?.length === 0 && <p className="live-none">{say('noSample')}</p>}
    </section>
  );
}
