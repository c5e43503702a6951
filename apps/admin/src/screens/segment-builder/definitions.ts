import { useQuery } from '@apollo/client/react';
import { standardEvent, standardProperty } from '@strata/rules';
import type { Channel, Definitions, Rule } from '@strata/rules';
import { useMemo } from 'react';
import { useWorkspace } from '../../api/workspace';
import { graphql } from '../../graphql';
import type { BuilderDefinitionsQuery } from '../../graphql/graphql';
import { unitText } from '../../format/values';
import { useLanguage } from '../../i18n/language';
import type { Language } from '../../i18n/language';
import { displayName } from '../../i18n/names';
import { useKnownSegments } from '../../api/known-segments';
import type { SegmentInfo } from '../../api/known-segments';

const DEFINITIONS = graphql(`
  query BuilderDefinitions {
    attributes {
      key
      name
      type
      options
      unit
      sensitive
    }
    tags {
      key
      name
      stale
      halfLife
    }
    consentPurposes {
      key
      name {
        zh
        en
      }
      channels
    }
    eventTypes {
      name
      properties {
        name
        types
      }
    }
  }
`);

export type AttributeInfo = BuilderDefinitionsQuery['attributes'][number];
export type TagInfo = BuilderDefinitionsQuery['tags'][number];
export type EventInfo = BuilderDefinitionsQuery['eventTypes'][number];

export interface PurposeInfo {
  key: string;
  name: Readonly<Record<Language, string>>;
  label: string;
  channels: readonly Channel[];
}

/** All that a rule may refer to, for the rules library and, with what people need to choose among it, for the screen. */
export interface BuilderDefinitions {
  forRules: Definitions;
  attributes: readonly AttributeInfo[];
  tags: readonly TagInfo[];
  events: readonly EventInfo[];
  segments: readonly SegmentInfo[];
  purposes: readonly PurposeInfo[];
  attribute: (key: string) => AttributeInfo | undefined;
  event: (name: string) => EventInfo | undefined;
  segment: (key: string) => SegmentInfo | undefined;
}

/** After the properties that have arrived those that a standard event may bear, so that a rule can be made before they do. */
function withStandardProperties(event: EventInfo): EventInfo {
  const arrived = new Set(event.properties.map(({ name }) => name));
  const others = (standardEvent(event.name)?.properties ?? []).filter((key) => !arrived.has(key));
  const expected = others.map((name) => {
    const type = standardProperty(name)?.type ?? 'TEXT';
    return { name, types: [type === 'ID' ? 'TEXT' : type] };
  });
  return { ...event, properties: [...event.properties, ...expected] };
}

function describe(
  data: BuilderDefinitionsQuery,
  segments: readonly SegmentInfo[],
  timeZone: string,
  language: Language,
): BuilderDefinitions {
  const attributes = data.attributes.map((attribute) => ({
    ...attribute,
    name: displayName(attribute.key, attribute.name, language),
  }));
  const tags = data.tags.map((tag) => ({ ...tag, name: displayName(tag.key, tag.name, language) }));
  const purposes = data.consentPurposes.map(({ key, name, channels }) => ({
    key,
    name,
    label: name[language],
    channels,
  }));
  const attributeByKey = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  const events = data.eventTypes.map(withStandardProperties);
  const eventByName = new Map(events.map((event) => [event.name, event]));
  const segmentByKey = new Map(segments.map((segment) => [segment.key, segment]));
  return {
    forRules: {
      attributes: new Map(
        attributes.map(({ key, name, type, options, unit }) => [
          key,
          { type, name, options: options ?? undefined, unit: unit ? unitText(unit, language) : undefined },
        ]),
      ),
      tags: new Map(
        tags.map(({ key, name, stale, halfLife }) => [key, { name, stale, halfLife: halfLife ?? undefined }]),
      ),
      segments: new Map(segments.map(({ key, name, rule }) => [key, { name, rule: rule as Rule }])),
      purposes: new Map(purposes.map(({ key, name }) => [key, { name }])),
      eventNames: new Set(eventByName.keys()),
      timeZone,
    },
    attributes,
    tags,
    events,
    segments,
    purposes,
    attribute: (key) => attributeByKey.get(key),
    event: (name) => eventByName.get(name),
    segment: (key) => segmentByKey.get(key),
  };
}

export function useDefinitions(): { definitions?: BuilderDefinitions; error?: unknown; refetch: () => void } {
  const { timeZone } = useWorkspace();
  const { language } = useLanguage();
  // What another screen has just defined is to be found here too.
  const { data, error, refetch } = useQuery(DEFINITIONS, { fetchPolicy: 'cache-and-network' });
  const { nodes, whole, error: problem, again } = useKnownSegments();
  const definitions = useMemo(
    () => (data && nodes && whole ? describe(data, nodes, timeZone, language) : undefined),
    [data, nodes, whole, timeZone, language],
  );
  return {
    definitions,
    error: error ?? problem,
    refetch: () => {
      void refetch();
      if (problem !== undefined) again();
    },
  };
}
