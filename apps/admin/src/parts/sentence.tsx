import { describeCondition, describeRule } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import './sentence.css';

interface SentenceProps {
  rule: Rule;
  definitions: Definitions;
  /** One condition in a list: without the frame of a sentence. */
  bare?: boolean;
}

/** A rule read back in words: what decides is bold, what is left out is clay. */
export function Sentence({ rule, definitions, bare }: SentenceProps): ReactNode {
  const { language } = useLanguage();
  const describe = bare ? describeCondition : describeRule;
  return describe(rule, definitions, language).map(({ text, strong, excluded }, at) => (
    <span key={at} className={`${strong ? 'sentence-strong' : ''} ${excluded ? 'sentence-excluded' : ''}`.trim()}>
      {text}
    </span>
  ));
}
