import { expandTags } from '@strata/rules';
import type { Predicate, TagCondition } from '@strata/rules';
import { Dropdown } from 'antd';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { OptionsEditor } from './options-editor';
import type { Option } from './options-editor';
import { PredicateEditor } from './predicate-editor';
import type { SentenceProps } from './sentence';
import { useSentenceWords } from './words';

const FACETS = { weight: { gte: 0.5 }, assigned: { inLast: 'P30D' } } as const satisfies Record<string, Predicate>;
type Facet = keyof typeof FACETS;
const FACET_TYPES = { weight: 'NUMBER', assigned: 'DATETIME' } as const;

/** 标签 是 价值 / 不可流失、有流失风险, with the weight and the time of assignment where they are asked for. */
export function TagSentence({ condition, onChange, wrong }: SentenceProps<{ tag: TagCondition }>): ReactNode {
  const { definitions, coverage } = useComposition();
  const say = useSentenceWords();
  const { tag } = condition;
  const options = useMemo(
    () =>
      definitions.tags.map((known): Option => {
        const depth = known.key.split('/').length - 1;
        return {
          value: known.key,
          label: tagLabel(known.key, definitions.forRules.tags),
          count: coverage.of('tags', known.key),
          depth,
        };
      }),
    [definitions, coverage],
  );
  const facets = (Object.keys(FACETS) as Facet[]).filter((facet) => tag[facet] !== undefined);
  const absent = (Object.keys(FACETS) as Facet[]).filter((facet) => tag[facet] === undefined);
  const { tags } = definitions.forRules;
  const decays = expandTags(tag.in, tags).some((key) => tags.get(key)?.halfLife !== undefined);
  const nameOf = (facet: Facet): string => say(facet === 'weight' && decays ? 'decayingWeight' : facet);
  const without = (facet: Facet): TagCondition => ({
    in: tag.in,
    ...(facet !== 'weight' && tag.weight ? { weight: tag.weight } : {}),
    ...(facet !== 'assigned' && tag.assigned ? { assigned: tag.assigned } : {}),
  });
  return (
    <>
      <strong className="noun">{say('tag')}</strong>
      <span className="verb">{say('is')}</span>
      <OptionsEditor
        values={tag.in}
        options={options}
        onChange={(next) => onChange({ tag: { ...tag, in: next } })}
        label={say('tag')}
        wrong={wrong('in')}
      />
      {facets.map((facet) => (
        <span key={facet} className="clause">
          <span className="verb">{nameOf(facet)}</span>
          <PredicateEditor
            subject={{ name: nameOf(facet), type: FACET_TYPES[facet] }}
            is={tag[facet] ?? {}}
            onChange={(next, kind) => onChange({ tag: { ...tag, [facet]: next } }, kind && `${facet} ${kind}`)}
            wrong={(operator) => wrong(operator === '' ? facet : `${facet}.${operator}`)}
          />
          <button
            type="button"
            className="clause-remove"
            aria-label={`${say('removeFilter')}: ${nameOf(facet)}`}
            onClick={() => onChange({ tag: without(facet) })}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
      {absent.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            items: absent.map((facet) => ({ key: facet, label: nameOf(facet) })),
            onClick: ({ key }) => {
              const facet = absent.find((known) => known === key);
              if (facet) onChange({ tag: { ...tag, [facet]: FACETS[facet] } });
            },
          }}
        >
          <button type="button" className="clause-add" aria-label={`${say('filter')}: ${say('tag')}`}>
            <PlusOutlined />
          </button>
        </Dropdown>
      )}
    </>
  );
}

/** 价值 / 不可流失: the names down the tree. */
function tagLabel(key: string, tags: ReadonlyMap<string, { name?: string }>): string {
  const steps = key.split('/');
  return steps.map((step, at) => tags.get(steps.slice(0, at + 1).join('/'))?.name ?? step).join(' / ');
}
