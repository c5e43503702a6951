import { channelName } from '@strata/rules';
import { useCallback } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useNames } from '../../../i18n/names';
import { useComposition } from '../composition';
import { isGroup } from '../tree';
import type { Condition, Node } from '../tree';
import { useBuilderWords } from '../words';
import { useWindowText } from './window-editor';
import { useSentenceWords } from './words';

/** A node in a few words, where the sentence has no room: 城市, 价值（任一）, 排除后. */
export function useNodeName(): (node: Node) => string {
  const say = useBuilderWords();
  const conditionName = useConditionName();
  return useCallback(
    (node) => {
      if (isGroup(node)) {
        const [first] = node.rules;
        if (node.combinator === 'none' || !first)
          return say(node.combinator === 'none' ? 'afterExclusion' : node.combinator);
        return say(node.combinator === 'any' ? 'anyOf' : 'allOf', {
          first: isGroup(first) ? say(first.combinator) : conditionName(first.value),
        });
      }
      return conditionName(node.value);
    },
    [conditionName, say],
  );
}

/** A condition by its noun. */
export function useConditionName(): (condition: Condition) => string {
  const { definitions } = useComposition();
  const sayWord = useSentenceWords();
  const { eventName } = useNames();
  const { language } = useLanguage();
  const windowText = useWindowText();
  return useCallback(
    (condition) => {
      if ('attribute' in condition)
        return definitions.attribute(condition.attribute.key)?.name ?? condition.attribute.key;
      if ('tag' in condition) {
        return condition.tag.in
          .map((key) => definitions.forRules.tags.get(key)?.name ?? key)
          .join(sayWord('is') === '是' ? '、' : ', ');
      }
      if ('event' in condition) {
        const { name, sequence, is, during } = condition.event;
        const event = eventName(name ?? sequence?.steps[0]?.name ?? '');
        return is?.eq === 0 ? sayWord('notDone', { event, window: windowText(during) }) : event;
      }
      if ('segment' in condition) return definitions.segment(condition.segment.key)?.name ?? condition.segment.key;
      if ('reachable' in condition)
        return `${sayWord('reachable')} ${channelName(condition.reachable.channel, language)}`;
      return sayWord('everyone' in condition ? 'everyone' : 'sample');
    },
    [definitions, sayWord, eventName, language, windowText],
  );
}
