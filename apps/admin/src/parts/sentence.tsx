import { describeRule } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import './sentence.css';

/** A rule read back in words: what decides is bold, what is left out is clay. */
export function Sentence({ rule, definitions }: { rule: Rule; definitions: Definitions }): ReactNode {
  const { language } = useLanguage();
  return describeRule(rule, definitions, language).map(({ text, strong, excluded }, at) => (
    <span key={at} className={`${strong ? 'sentence-strong' : ''} ${excluded ? 'sentence-excluded' : ''}`.trim()}>
      {text}
    </span>
  ));
}
