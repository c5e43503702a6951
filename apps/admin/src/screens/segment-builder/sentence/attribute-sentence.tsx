import type { ReactNode } from 'react';
import type { AttributeCondition } from '@strata/rules';
import { useComposition } from '../composition';
import { HeldFor } from './held-for';
import { JsonValue } from './json-value';
import { PredicateEditor } from './predicate-editor';
import type { SentenceProps } from './sentence';
import { useSentenceWords } from './words';

/** 城市 是 上海、杭州 +6 已持续至少 30 天. */
export function AttributeSentence({
  condition,
  onChange,
  wrong,
}: SentenceProps<{ attribute: AttributeCondition }>): ReactNode {
  const { definitions } = useComposition();
  const say = useSentenceWords();
  const { key, is, heldFor } = condition.attribute;
  const change = (next: Partial<AttributeCondition>, kind?: string): void => {
    const { heldFor: held, ...rest } = { ...condition.attribute, ...next };
    onChange({ attribute: held === undefined ? rest : { ...rest, heldFor: held } }, kind);
  };
  const attribute = definitions.attribute(key);
  if (!attribute) {
    return (
      <>
        <strong className="noun">{key}</strong>
        <JsonValue
          value={is}
          label={say('editJson')}
          wrong
          onChange={(next) => change({ is: next as AttributeCondition['is'] })}
        />
      </>
    );
  }
  return (
    <>
      <strong className="noun">{attribute.name}</strong>
      <PredicateEditor
        subject={{
          name: attribute.name,
          type: attribute.type,
          attribute: key,
          options: attribute.options ?? undefined,
          unit: attribute.unit ?? undefined,
        }}
        is={is}
        onChange={(next, kind) => change({ is: next }, kind)}
        wrong={(operator) => wrong(operator === '' ? 'is' : `is.${operator}`) || (operator === '' && wrong('is'))}
      />
      <HeldFor
        value={heldFor}
        is={is}
        type={attribute.type}
        onChange={(next) => change({ heldFor: next })}
        wrong={wrong('heldFor')}
      />
    </>
  );
}
