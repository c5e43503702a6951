import { childRules, ROOT_PATH, ruleForm } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format';
import { Bar } from './bar';
import { Sentence } from './sentence';
import { usePartWords } from './words';
import './rule-outline.css';

interface RuleOutlineProps {
  rule: Rule;
  definitions: Definitions;
  /** Exact counts by path; absent while they are on their way. */
  counts?: ReadonlyMap<string, number>;
  total: number;
}

/** A rule to read, not to edit: its groups on rails, each condition a sentence, each with its exact count. */
export function RuleOutline(props: RuleOutlineProps): ReactNode {
  return (
    <ul className="outline">
      <Node {...props} path={ROOT_PATH} excluded={false} />
    </ul>
  );
}

/** What stands under a `not` is shown as an exclude group, whose counts are taken away. */
function Node({ rule, path, excluded, ...rest }: RuleOutlineProps & { path: string; excluded: boolean }): ReactNode {
  const say = usePartWords();
  const form = ruleForm(rule);
  const children = childRules(rule, path);
  const line = (label: ReactNode): ReactNode => (
    <div className="outline-line">
      <span>{label}</span>
      <Count path={path} excluded={excluded || form === 'not'} {...rest} />
    </div>
  );
  if (children.length === 0) return <li>{line(<Sentence bare rule={rule} definitions={rest.definitions} />)}</li>;

  const [only] = children;
  // {not: {any: […]}} is one group to the reader: none of these.
  const shown = form === 'not' && only && 'any' in only.rule ? childRules(only.rule, only.path) : children;
  const quantifier = form === 'all' ? 'matchAll' : form === 'any' ? 'matchAny' : 'exclude';
  return (
    <li>
      {line(
        <>
          <strong className={form === 'not' ? 'outline-exclude' : ''}>{say(quantifier)}</strong>{' '}
          <span className="outline-items">{say('items', { count: shown.length })}</span>
        </>,
      )}
      <ul className={`outline outline-${form}`}>
        {shown.map((child) => (
          <Node key={child.path} {...rest} rule={child.rule} path={child.path} excluded={excluded || form === 'not'} />
        ))}
      </ul>
    </li>
  );
}

function Count({
  path,
  excluded,
  counts,
  total,
}: Omit<RuleOutlineProps, 'rule' | 'definitions'> & { path: string; excluded: boolean }): ReactNode {
  const format = useFormat();
  const counted = counts?.get(path);
  if (counted === undefined) return <span className="outline-count figure">—</span>;
  // A `not` node counts who is left; what it takes away is the rest.
  const count = counts?.get(`${path}.not`) ?? counted;
  return (
    <>
      <Bar share={total > 0 ? count / total : 0} tone={excluded ? 'excluded' : 'accent'} className="outline-bar" />
      <span className={`outline-count figure ${excluded ? 'outline-exclude' : ''}`}>
        {excluded ? format.count(-count) : format.people(count)}
      </span>
    </>
  );
}
