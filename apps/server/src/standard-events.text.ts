import {
  spokenName,
  STANDARD_EVENT_GROUPS,
  standardEventDescription,
  standardProperty,
  standardPropertyKeys,
} from '@strata/rules';
import type { StandardEvent, StandardEventGroup, StandardPropertyType } from '@strata/rules';

const HEADINGS: Record<StandardEventGroup, string> = {
  MESSAGE: 'Messages, chats, groups · 消息与社群',
  COMMERCE: 'Commerce · 交易',
  SESSION: 'Sessions · 访问',
  MOVEMENT: 'Movements, told by Strata itself · 变动（由 Strata 记录）',
};
const TYPES: Record<StandardPropertyType, string> = {
  TEXT: 'text',
  NUMBER: 'number',
  BOOLEAN: 'boolean',
  DATETIME: 'ISO 8601 date-time with zone',
  LIST: 'list',
  ID: 'text or number',
};
const TYPESCRIPT: Record<StandardPropertyType, string> = {
  TEXT: 'string',
  NUMBER: 'number',
  BOOLEAN: 'boolean',
  DATETIME: 'string',
  LIST: 'readonly unknown[]',
  ID: 'string | number',
};
const UNITS: Readonly<Record<string, string>> = { s: 'seconds', B: 'bytes', CURRENCY: "the workspace's currency" };

const groups = (): [StandardEventGroup, [string, StandardEvent][]][] =>
  Object.entries(STANDARD_EVENT_GROUPS).map(([group, events]) => [
    group as StandardEventGroup,
    Object.entries<StandardEvent>(events),
  ]);

/** docs/events.md. */
export function eventsDocument(): string {
  const lines = [
    '# Standard events',
    '',
    'Written by `npm run events` from `libs/rules/src/standard-events/`; edit that.',
    '',
    'Any event name may be sent. These are the names that Strata knows by itself: rules offer them with their Chinese names and',
    'properties, imports guess them from headers, the SDK types them. Where a company can choose, these are the names to choose.',
    '',
    'A property that comes with another type than here is stored as it came, and a rule finds it by what it is; but a sum over texts is 0, so the',
    'catalogue in the app (Data, Events) and `eventTypes.properties.unexpected` warn of it.',
    '',
  ];
  for (const [group, events] of groups()) {
    lines.push(
      `## ${HEADINGS[group]}`,
      '',
      '| event | 名称 | what happened · 含义 | properties |',
      '|---|---|---|---|',
    );
    for (const [name, { zh, properties }] of events) {
      const description = standardEventDescription(name)!;
      lines.push(
        `| \`${name}\` | ${zh} | ${description.en}<br>${description.zh} | ${properties.map((key) => `\`${key}\``).join(' ')} |`,
      );
    }
    lines.push('');
  }
  lines.push('## Properties · 属性', '', 'One key has one meaning, whatever the event.', '');
  lines.push('| property | 名称 | name | type | other headers in files |', '|---|---|---|---|---|');
  for (const key of standardPropertyKeys()) {
    const { type, unit, zh, also = [] } = standardProperty(key)!;
    const kind = unit ? `${TYPES[type]}, ${UNITS[unit]}` : TYPES[type];
    lines.push(`| \`${key}\` | ${zh} | ${spokenName(key, 'en').name} | ${kind} | ${also.join(', ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

/** The SDK's types: a package of its own, which imports nothing of the house. */
export function eventTypings(): string {
  const lines = [
    '// Written by `npm run events` from the catalogue of standard events (docs/events.md); edit that.',
    '',
    '/** Properties of the events that Strata knows by name. Others may be sent beside them. */',
    'export interface StandardEvents {',
  ];
  for (const [group, events] of groups())
    for (const [name, { properties }] of events) {
      // Nobody else may send them.
      if (group === 'MOVEMENT') continue;
      lines.push(`  /** ${standardEventDescription(name)!.en} */`, `  ${name}: {`);
      for (const key of properties) lines.push(`    ${key}?: ${TYPESCRIPT[standardProperty(key)!.type]};`);
      lines.push('  };');
    }
  lines.push('}');
  return `${lines.join('\n')}\n`;
}
