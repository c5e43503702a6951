import { spokenName } from '@strata/rules';
import type { ReactNode } from 'react';
import { useUntypedText } from '../../format/values';
import { useLanguage } from '../../i18n/language';

const SHOWN = 6;

/** The first properties of an event, by the names people know them by; all of them as they came on hover. */
export function PropertiesLine({ properties }: { properties: unknown }): ReactNode {
  const { language } = useLanguage();
  const textOf = useUntypedText();
  if (typeof properties !== 'object' || properties === null) return null;
  const entries = Object.entries(properties).map(
    ([key, value]: [string, unknown]) =>
      [key, value, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  if (entries.length === 0) return null;
  return (
    <p className="user-properties figure" title={entries.map(([key, , asCame]) => `${key} ${asCame}`).join('\n')}>
      {entries
        .slice(0, SHOWN)
        .map(([key, value]) => `${spokenName(key, language).name} ${textOf(value)}`)
        .join(' · ')}
    </p>
  );
}
