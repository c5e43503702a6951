import RightOutlined from '@ant-design/icons/RightOutlined';
import type { Rule } from '@strata/rules';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { useComposition } from '../composition';
import { useLatest } from '../preview';
import type { Latest } from '../preview';
import { useBuilderWords } from '../words';
import { COMPARE } from './documents';
import { AFTER_THE_COUNT, useRuleInput, useSettledInput } from './rule-input';
import type { BuilderCompareQuery } from '../../../graphql/graphql';

export type Moves = BuilderCompareQuery['compareRules'];

/** Who would enter and leave if this were published now. */
export function useMoves(published: Rule | undefined, sample: number): Latest<Moves> {
  const before = useRuleInput(published);
  const after = useSettledInput();
  const may = useMay();
  const mayUsers = may('PROFILE_READ');
  const variables = useMemo(
    () => (before && after ? { before, after, sample, mayUsers } : undefined),
    [before, after, sample, mayUsers],
  );
  return useLatest(COMPARE, variables, (result) => result.compareRules, AFTER_THE_COUNT);
}

interface VersusProps {
  published: Rule;
  version: number;
  onOpen: () => void;
}

/** 比已发布 v6 −1,516 · 进入 +842 离开 −2,358; opens who they are. */
export function Versus({ published, version, onOpen }: VersusProps): ReactNode {
  const { sound } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { data } = useMoves(published, 0);
  if (!data || !sound) return null;
  return (
    <button type="button" className="versus figure" onClick={onOpen}>
      <span>{say('versus', { version })}</span>
      <strong>{format.delta(data.after - data.before)}</strong>
      <span className="versus-moves">
        {say('entered')} <strong>{format.delta(data.entered)}</strong> {say('left')}{' '}
        <strong>{format.delta(-data.left)}</strong>
      </span>
      <RightOutlined />
    </button>
  );
}
