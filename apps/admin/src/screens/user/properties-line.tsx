import type { ReactNode } from 'react';

const SHOWN = 6;

/** The properties of an event on one line; all of them on hover. */
export function PropertiesLine({ properties }: { properties: unknown }): ReactNode {
  if (typeof properties !== 'object' || properties === null) return null;
  const entries = Object.entries(properties).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  if (entries.length === 0) return null;
  return (
    <p className="user-properties figure" title={entries.join('\n')}>
      {entries.slice(0, SHOWN).join(' · ')}
    </p>
  );
}
