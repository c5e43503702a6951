import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons/CloseCircleOutlined';
import { childRules, ruleForm } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useUntypedText } from '../../format/values';
import type { WhyQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Instant } from '../../parts/instant';
import { Sentence } from '../../parts/sentence';
import { WhyReachable } from './consent/why-reachable';
import { PropertiesLine } from './properties-line';
import { useUserWords } from './words';

export type Explained = WhyQuery['explainRule']['nodes'][number];

/** Conditions on a value that someone may lack; of the others there is nothing to say but yes or no. */
const HAS_VALUE = new Set<string>(['attribute', 'event']);

interface WhyNodeProps {
  rule: Rule;
  path: string;
  nodes: readonly Explained[];
  definitions: Definitions;
}

/** One condition or group: met or not, in words, with the value that decided and the events behind it. */
export function WhyNode({ rule, path, nodes, definitions }: WhyNodeProps): ReactNode {
  const say = useUserWords();
  const explained = nodes.find((node) => node.path === path);
  const children = childRules(rule, path);
  const form = ruleForm(rule);
  const isMet = (of: string): boolean => nodes.some((node) => node.path === of && node.matches);
  const matches = isMet(path);
  return (
    <div>
      <div className="why-node">
        <span
          className={matches ? 'why-mark why-met' : 'why-mark why-unmet'}
          role="img"
          aria-label={matches ? '✓' : '✗'}
        >
          {matches ? <CheckCircleOutlined /> : <CloseCircleOutlined />}
        </span>
        {children.length === 0 ? (
          <div>
            <p>
              <Sentence bare rule={rule} definitions={definitions} />
            </p>
            {explained && <Decided explained={explained} valued={HAS_VALUE.has(form)} />}
            {form === 'reachable' && <WhyReachable path={path} nodes={nodes} />}
          </div>
        ) : (
          <p>
            <strong>{say(form === 'all' || form === 'any' ? form : 'not')}</strong>{' '}
            <span className="why-value">
              {say('met', { total: children.length, met: children.filter((child) => isMet(child.path)).length })}
            </span>
          </p>
        )}
      </div>
      {children.length > 0 && (
        <div className={`why-rail why-rail-${form}`}>
          {children.map((child) => (
            <WhyNode key={child.path} rule={child.rule} path={child.path} nodes={nodes} definitions={definitions} />
          ))}
        </div>
      )}
    </div>
  );
}

/** The value that decided, and the events it came from. */
function Decided({ explained: { value, evidence }, valued }: { explained: Explained; valued: boolean }): ReactNode {
  const say = useUserWords();
  const { eventName } = useNames();
  const textOf = useUntypedText();
  const text = value === null || value === undefined ? undefined : textOf(value);
  return (
    <>
      {(valued || text !== undefined) && (
        <p className="why-value figure">{text === undefined ? say('noValue') : say('herValue', { value: text })}</p>
      )}
      {evidence.length > 0 && (
        <details className="why-evidence">
          <summary>{say('see', { count: evidence.length })}</summary>
          <ul>
            {evidence.map((event) => (
              <li key={event.id}>
                <Instant at={event.occurredAt} /> {eventName(event.name)}
                <PropertiesLine properties={event.properties} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
