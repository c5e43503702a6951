import { useCallback } from 'react';
import { useNames } from '../../../i18n/names';
import { useComposition } from '../composition';
import { isGroup } from '../tree';
import type { Node } from '../tree';
import { useBuilderWords } from '../words';
import { useSentenceWords } from './words';

/** A node in a few words, where the sentence has no room: 城市, 价值（任一）, 排除后. */
export function useNodeName(): (node: Node) => string {
  const { definitions } = useComposition();
  const say = useBuilderWords();
  const sayWord = useSentenceWords();
  const { eventName } = useNames();
  return useCallback(
    (node) => {
      if (isGroup(node)) return node.combinator === 'none' ? say('afterExclusion') : say(node.combinator);
      const condition = node.value;
      if ('attribute' in condition)
        return definitions.attribute(condition.attribute.key)?.name ?? condition.attribute.key;
      if ('tag' in condition) {
        return condition.tag.in
          .map((key) => definitions.forRules.tags.get(key)?.name ?? key)
          .join(sayWord('is') === '是' ? '、' : ', ');
      }
      if ('event' in condition)
        return eventName(condition.event.name ?? condition.event.sequence?.steps[0]?.name ?? '');
      if ('segment' in condition) return definitions.segment(condition.segment.key)?.name ?? condition.segment.key;
      return sayWord('everyone' in condition ? 'everyone' : 'sample');
    },
    [definitions, say, sayWord, eventName],
  );
}
