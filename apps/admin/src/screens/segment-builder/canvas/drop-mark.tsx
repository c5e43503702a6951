import { checkRule } from '@strata/rules';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Path } from 'react-querybuilder';
import { useFormat } from '../../../format/use-format';
import { graphql } from '../../../graphql';
import { useComposition } from '../composition';
import { asInput, useLatest } from '../preview';
import { ruleFromTree } from '../tree';
import type { Group } from '../tree';
import { useBuilderWords } from '../words';

const DROP_COUNT = graphql(`
  query BuilderDropCount($rule: RuleInput!) {
    previewRule(rule: $rule) {
      count
    }
  }
`);

const LEVEL_WIDTH = 36;

interface DropMarkProps {
  to: Path;
  top: number;
  place: number;
  /** The tree as it would be. */
  after: Group;
}

/** The line where it would land, from the depth it would have, with the count it would give. */
export function DropMark({ to, top, place, after }: DropMarkProps): ReactNode {
  const { definitions, segmentKey } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const key = to.join('.');
  const variables = useMemo(() => {
    const { rule } = ruleFromTree(after);
    if (!rule || checkRule(rule, definitions.forRules, { segment: segmentKey }).faults) return undefined;
    return { rule: asInput(rule) };
    // The tree that would be is the same while the place is.
  }, [key, definitions, segmentKey]);
  const count = useLatest(DROP_COUNT, variables, (result) => result.previewRule.count);
  return (
    <div className="drop-mark" style={{ top, left: 14 + (to.length - 1) * LEVEL_WIDTH }} aria-hidden="true">
      <span className="drop-pill figure">
        {say('dropHere', { at: place })}
        {count.data !== undefined && count.of === variables && <strong> → {format.people(count.data)}</strong>}
      </span>
    </div>
  );
}
