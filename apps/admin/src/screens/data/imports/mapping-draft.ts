import type {
  AttributeType,
  CleaningInput,
  CleaningRule,
  DateOrder,
  ImportKind,
  ImportMappingInput,
  ImportQuery,
  InferenceMethod,
  NewAttributeInput,
  StandardForm,
  Unreadable,
} from '../../../graphql/graphql';

export type FoundImport = NonNullable<ImportQuery['import']>;
export type FoundExamination = NonNullable<FoundImport['examination']>;
export type Column = FoundExamination['columns'][number];
export type Guess = Pick<FoundExamination['guess'], 'kind' | 'name' | 'missing' | 'fields'>;
type SavedMapping = NonNullable<FoundImport['mapping']>;

/** A column as mappings name it: by its name, or its number where it has none. */
export type Source = string | number;

export interface DraftField {
  source: Source;
  target: string;
  /** Absent: told by the value and its target. */
  format?: string;
  times?: Source;
}

export interface NewAttribute {
  key: string;
  name: string;
  type: AttributeType;
  /** How cleaning reads its values, where a usual header said so. */
  standardForm?: StandardForm;
}

/** The settings of a source's cleaning, as they are shown and sent. */
export interface Cleaning {
  off: readonly CleaningRule[];
  infer: readonly InferenceMethod[];
  dateOrder: DateOrder | null;
  pivotYear: number | null;
  unreadable: Unreadable;
}

export const USUAL_CLEANING: Cleaning = { off: [], infer: [], dateOrder: null, pivotYear: null, unreadable: 'REJECT' };

export const cleaningInput = ({ off, infer, ...rest }: Cleaning): CleaningInput => ({
  ...rest,
  off: [...off],
  infer: [...infer],
});

/** A mapping while it is made; JSON, so that it outlives the page. */
export interface MappingDraft {
  kind: ImportKind;
  /** Of every event, where no column says it. */
  name: string;
  fields: readonly DraftField[];
  missing: readonly string[];
  timeZone?: string;
  /** The key of the data source that the values come from. */
  source: string;
  /** Attributes that would be made, whether a field names them or not. */
  newAttributes: readonly NewAttribute[];
  /** How the source is cleaned, where that was changed here. */
  cleaning?: Cleaning;
}

export const USUAL_SOURCE = 'file';

const literal = (value: string | number | boolean): Source => (typeof value === 'boolean' ? String(value) : value);

function fieldOf(field: {
  source: string | number | boolean;
  target: string;
  format?: string | null;
  times?: string | number | boolean | null;
}): DraftField {
  const { source, target, format, times } = field;
  return {
    source: literal(source),
    target,
    ...(format !== null && format !== undefined && { format }),
    ...(times !== null && times !== undefined && { times: literal(times) }),
  };
}

export function draftOfGuess(guess: Guess, source = USUAL_SOURCE): MappingDraft {
  return {
    kind: guess.kind,
    name: guess.name ?? '',
    fields: guess.fields.map(fieldOf),
    missing: guess.missing,
    source,
    newAttributes: guess.fields.flatMap(({ newAttribute: one }) =>
      one
        ? [
            {
              key: one.key,
              name: one.name,
              type: one.type,
              ...(one.standardForm && { standardForm: one.standardForm }),
            },
          ]
        : [],
    ),
  };
}

/** A saved mapping over what the guess proposes to make. */
export function draftOfMapping(mapping: SavedMapping, before: MappingDraft): MappingDraft {
  return {
    kind: mapping.kind,
    name: mapping.name ?? '',
    fields: mapping.fields.map(fieldOf),
    missing: mapping.missing ?? [],
    ...(mapping.timeZone !== null && mapping.timeZone !== undefined && { timeZone: mapping.timeZone }),
    source: before.source,
    newAttributes: before.newAttributes,
    ...(before.cleaning && { cleaning: before.cleaning }),
  };
}

/** As mappings name a column. */
export const sourceOf = ({ name, number }: Pick<Column, 'name' | 'number'>): Source =>
  name === String(number) ? number : name;

export const fieldsOf = ({ fields }: MappingDraft, column: Column): DraftField[] => {
  const source = sourceOf(column);
  return fields.filter((field) => field.source === source);
};

/** Puts the fields of one column where its first one was, or at the end. */
export function withFields(draft: MappingDraft, column: Column, fields: readonly DraftField[]): MappingDraft {
  const source = sourceOf(column);
  const at = draft.fields.findIndex((field) => field.source === source);
  const others = draft.fields.filter((field) => field.source !== source);
  const place = at < 0 ? others.length : at;
  return { ...draft, fields: [...others.slice(0, place), ...fields, ...others.slice(place)] };
}

/** `''`: as the value and its target say. */
export function withFormat({ source, target, times }: DraftField, format: string): DraftField {
  return { source, target, ...(format !== '' && { format }), ...(times !== undefined && { times }) };
}

/** Of times without a zone; undefined: the workspace's. */
export function withTimeZone(draft: MappingDraft, timeZone: string | undefined): MappingDraft {
  const changed = { ...draft };
  if (timeZone === undefined) delete changed.timeZone;
  else changed.timeZone = timeZone;
  return changed;
}

export const attributeKey = (target: string): string | undefined =>
  target.startsWith('attributes.') ? target.slice('attributes.'.length) : undefined;

/** New attributes that some field names and that there are not yet. */
export function attributesToMake(draft: MappingDraft, known: ReadonlySet<string>): NewAttributeInput[] {
  const named = new Set(draft.fields.map(({ target }) => attributeKey(target)));
  return draft.newAttributes.filter(({ key }) => named.has(key) && !known.has(key));
}

export interface MappingProblems {
  /** Without these nothing can be imported. */
  missing: ('WHO' | 'WHAT')[];
  /** Targets that two columns go to. */
  twice: string[];
  /** Attributes that there are not and that nobody described. */
  unknown: string[];
  /** Events whose time nothing says are taken to be of now. */
  noTime: boolean;
}

export function problemsOf(draft: MappingDraft, known: ReadonlySet<string>): MappingProblems {
  const targets = draft.fields.map(({ target }) => target);
  const has = (target: string): boolean => targets.includes(target);
  const described = new Set(draft.newAttributes.map(({ key }) => key));
  const events = draft.kind === 'EVENTS';
  // A row without an id is of whom its first identity names.
  const named = targets.some((target) => target.startsWith('identities.'));
  return {
    missing: [
      ...(has('externalId') || named ? [] : (['WHO'] as const)),
      ...(events && draft.name.trim() === '' && !has('name') ? (['WHAT'] as const) : []),
    ],
    // A person may have several numbers and several columns of tags.
    twice: [...new Set(targets.filter((target, at) => targets.indexOf(target) !== at && !mayRepeat(target)))],
    unknown: targets.flatMap((target) => {
      const key = attributeKey(target);
      return key !== undefined && !known.has(key) && !described.has(key) ? [key] : [];
    }),
    noTime: events && !has('occurredAt'),
  };
}

const mayRepeat = (target: string): boolean => target === 'tags' || target.startsWith('identities.');

export const isReady = ({ missing, twice, unknown }: MappingProblems): boolean =>
  missing.length + twice.length + unknown.length === 0;

export function inputOf({ kind, name, fields, missing, timeZone }: MappingDraft): ImportMappingInput {
  const constant = kind === 'EVENTS' && !fields.some(({ target }) => target === 'name') ? name.trim() : '';
  return {
    kind,
    ...(constant !== '' && { name: constant }),
    fields: [...fields],
    ...(missing.length > 0 && { missing: [...missing] }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** A key for a column: letters of any script, digits, `_`, `-` and `.`, at most 64. */
export function keyOf({ name, number }: Column): string {
  const key = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replace(/^[_.]+|[_.]+$/g, '')
    .slice(0, 60);
  return key === '' || /^\d+$/.test(key) ? `column_${number}` : key;
}

/** The type that a column's values have. */
export function typeOf({ shape }: Column): AttributeType {
  if (shape === 'DATE' || shape === 'DATETIME' || shape === 'BOOLEAN') return shape;
  return shape === 'INTEGER' || shape === 'NUMBER' ? 'NUMBER' : 'TEXT';
}
