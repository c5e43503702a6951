import { useMemo } from 'react';
import { useWorkspace } from '../../../api/workspace';
import { wallTime } from '../../../format/wall-time';
import type { AttributeType } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const TIMES = /^(iso|unix|unixms)$|y{4}/i;

/** Whether what is stored in a place is an instant, and no text that looks like one. */
export function holdsInstants(
  { target, format }: { target: string; format?: string },
  attributes: readonly { key: string; type: AttributeType }[],
): boolean {
  if (target === 'occurredAt' || target === 'at') return true;
  if (target.startsWith('properties.')) return format !== undefined && TIMES.test(format);
  return attributes.some(({ key, type }) => type === 'DATETIME' && target === `attributes.${key}`);
}

/** What the people of a zone call it, such as 中国标准时间; its id where the browser knows no name. */
export function zoneName(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Instants by the clocks of the workspace, to the second, whatever zone they were written in; any other text is left alone. */
export function useInstantText(): { zone: string; textOf: (value: string) => string } {
  const { timeZone } = useWorkspace();
  const { language } = useLanguage();
  return useMemo(
    () => ({
      zone: zoneName(timeZone, language === 'zh' ? 'zh-CN' : 'en-GB'),
      textOf: (value) => (INSTANT.test(value) ? wallTime(value, timeZone).replace('T', ' ') : value),
    }),
    [timeZone, language],
  );
}
