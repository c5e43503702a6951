import type { StandardForm } from '@strata/profile';
import { standardProperty } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { readMoment } from '../cleaning/moments.js';
import { parseTarget } from '../mapping/mapping.js';
import type { ImportKind, MappingField } from '../mapping/mapping.js';
import type { ColumnProfile } from './column-profile.js';
import { EVENTS, plainWord, PROPERTIES, USERS, WHO } from './vocabulary.js';
import type { Term } from './vocabulary.js';

export const GUESS_REASONS = [
  'HEADER_IS_TARGET',
  'HEADER',
  'ATTRIBUTE_EXISTS',
  'LOOKS_LIKE_PHONE',
  'LOOKS_LIKE_EMAIL',
  'LOOKS_LIKE_DATE',
  'LOOKS_LIKE_NUMBER',
  'UNIQUE_VALUES',
  'REPEATED_VALUES',
  'FEW_VALUES',
  'QUANTITY_TIMES_PRICE',
  'DAY_AND_MONTH_UNCLEAR',
] as const;
export type GuessReason = (typeof GUESS_REASONS)[number];

/** An attribute that there is, or that a guess proposes. */
export interface KnownAttribute {
  key: string;
  name: string;
  type: AttributeType;
  /** How cleaning reads its values. */
  standardForm?: StandardForm | null;
  /** The usual values. */
  options?: readonly string[] | null;
  /** The purpose without consent to which no value is kept. */
  consentPurpose?: string | null;
}

export interface GuessedField extends MappingField {
  /** 0 to 1. */
  confidence: number;
  reasons: GuessReason[];
  /** Not defined yet; it would be made with the import. */
  newAttribute: KnownAttribute | null;
}

export interface MappingGuess {
  kind: ImportKind;
  kindConfidence: number;
  /** The name of every event, where no column says it. */
  name: string | null;
  fields: GuessedField[];
  missing: string[];
}

/** What the columns of a file probably are, each guess with its reasons; `given`: what a person says that the rows are. */
export function guessMapping(
  columns: readonly ColumnProfile[],
  attributes: readonly KnownAttribute[],
  given?: ImportKind,
): MappingGuess {
  const { kind, confidence } = given ? { kind: given, confidence: 1 } : kindOf(columns);
  const guesser = new Guesser(kind, columns, attributes);
  return {
    kind,
    kindConfidence: confidence,
    fields: guesser.fields(),
    name: kind === 'events' && !guesser.has('name') ? guesser.eventName() : null,
    missing: [...new Set(columns.flatMap(({ missing }) => missing))].slice(0, 20),
  };
}

const meansOf = (terms: readonly Term[], header: string): Term['means'] | undefined => {
  const word = plainWord(header);
  return terms.find(({ words }) => words.some((one) => plainWord(one) === word))?.means;
};
const targetOf = (terms: readonly Term[], header: string): string | undefined => {
  const means = meansOf(terms, header);
  return means && 'target' in means ? means.target : undefined;
};
const propertyOf = (header: string): string | undefined => {
  const word = plainWord(header);
  return PROPERTIES.find(({ words }) => words.some((one) => plainWord(one) === word))?.key;
};
const isTime = ({ shape }: ColumnProfile): boolean => shape === 'DATE' || shape === 'DATETIME';

/** Rows that have a time and tell of somebody more than once, or of an order, are events. */
function kindOf(columns: readonly ColumnProfile[]): { kind: ImportKind; confidence: number } {
  const named = (test: (name: string) => boolean) => columns.some(({ name }) => test(name));
  if (named((name) => name === 'occurredAt' || name.startsWith('properties.')))
    return { kind: 'events', confidence: 1 };
  if (named((name) => /^(attributes|identities)\./.test(name))) return { kind: 'users', confidence: 1 };
  const time = columns.some(
    (column) =>
      isTime(column) &&
      (targetOf(EVENTS, column.name) === 'occurredAt' ||
        column.format === 'unix' ||
        column.shape === 'DATETIME' ||
        isNumbered(column)),
  );
  const person = columns.filter(({ name }) => meansOf(USERS, name)).length;
  const deed = columns.filter(({ name }) => propertyOf(name) ?? targetOf(EVENTS, name)).length;
  if (time && deed > person) return { kind: 'events', confidence: 0.95 };
  if (person > 0 && deed <= person) return { kind: 'users', confidence: time ? 0.7 : 0.95 };
  return time ? { kind: 'events', confidence: 0.7 } : { kind: 'users', confidence: deed > 0 ? 0.5 : 0.7 };
}

/** Without a header columns go by number. */
const isNumbered = ({ name, number }: ColumnProfile): boolean => name === String(number);

class Guesser {
  private readonly taken = new Set<string>();
  private readonly guessed = new Map<ColumnProfile, GuessedField[]>();
  private readonly existing: ReadonlyMap<string, KnownAttribute>;
  private readonly birthDate: KnownAttribute | undefined;

  constructor(
    private readonly kind: ImportKind,
    private readonly columns: readonly ColumnProfile[],
    attributes: readonly KnownAttribute[],
  ) {
    this.birthDate = attributes.find(({ standardForm }) => standardForm === 'BIRTH_DATE');
    this.existing = new Map(
      attributes.flatMap(
        (one) =>
          [
            [plainWord(one.name), one],
            [plainWord(one.key), one],
          ] as const,
      ),
    );
    for (const column of columns) this.byHeader(column);
    this.byValues();
    for (const column of columns) if (!this.guessed.has(column)) this.asData(column);
    if (kind === 'events') this.product();
  }

  fields(): GuessedField[] {
    return this.columns.flatMap((column) => this.guessed.get(column) ?? []);
  }

  has(target: string): boolean {
    return this.taken.has(target);
  }

  eventName(): string {
    const order = this.columns.some(({ name }) =>
      ['order', 'amount', 'price', 'quantity'].includes(propertyOf(name) ?? ''),
    );
    return order || this.taken.has('properties.amount') ? 'order_completed' : 'event';
  }

  private byHeader(column: ColumnProfile): void {
    const { name } = column;
    if (parseTarget(this.kind, name)) return this.guess(column, name, 1, ['HEADER_IS_TARGET']);
    const target = targetOf(WHO, name) ?? targetOf(this.kind === 'users' ? USERS : EVENTS, name);
    if (target === undefined) return;
    if (target === 'occurredAt' && !isTime(column)) return;
    const looks = looksOf(column);
    const fits =
      (target === 'identities.PHONE' && column.shape !== 'PHONE') ||
      (target === 'identities.EMAIL' && column.shape !== 'EMAIL');
    this.guess(column, target, fits ? 0.7 : 0.95, ['HEADER', ...looks]);
  }

  /** What the headers did not say: who, when and what. */
  private byValues(): void {
    const free = () => this.columns.filter((column) => !this.guessed.has(column));
    if (this.kind === 'users') {
      for (const column of free()) {
        if (column.shape === 'PHONE') this.guess(column, 'identities.PHONE', 0.8, ['LOOKS_LIKE_PHONE']);
        if (column.shape === 'EMAIL') this.guess(column, 'identities.EMAIL', 0.8, ['LOOKS_LIKE_EMAIL']);
      }
    }
    if (this.kind === 'events' && !this.has('occurredAt')) {
      const time = free().find(isTime);
      if (time) this.guess(time, 'occurredAt', 0.8, ['LOOKS_LIKE_DATE']);
    }
    // Of rows without an id of whom, a number or an address tells whose they are.
    if (this.kind === 'events' && !this.has('externalId')) {
      const address = free().find(({ shape }) => shape === 'PHONE' || shape === 'EMAIL');
      if (address?.shape === 'PHONE') this.guess(address, 'identities.PHONE', 0.7, ['LOOKS_LIKE_PHONE']);
      if (address?.shape === 'EMAIL') this.guess(address, 'identities.EMAIL', 0.7, ['LOOKS_LIKE_EMAIL']);
    }
    if (!this.has('externalId')) {
      const isNamed = [...this.taken].some((target) => target.startsWith('identities.'));
      const id = free().find(
        (column) => canBeId(column, this.kind) && (isNamed ? isPlainId(column) : !this.hasMeaning(column)),
      );
      if (id) this.guess(id, 'externalId', 0.6, [this.kind === 'users' ? 'UNIQUE_VALUES' : 'REPEATED_VALUES']);
    }
    if (this.kind === 'events' && this.has('externalId') && !this.has('messageId')) {
      const id = free().find((column) => isPlainId(column) && this.isUnique(column));
      if (id) this.guess(id, 'messageId', 0.7, ['HEADER', 'UNIQUE_VALUES']);
    }
    if (this.kind === 'events' && !this.has('name')) {
      const name = free().find(
        (column) =>
          isNumbered(column) &&
          column.shape === 'TEXT' &&
          column.distinct <= 20 &&
          column.samples.every((text) => /^[\p{L}_-]{1,40}$/u.test(text)),
      );
      if (name) this.guess(name, 'name', 0.6, ['FEW_VALUES']);
    }
  }

  /** Whether its header says what it is: a name or an order's number is no id of a person, though no two are alike. */
  private hasMeaning({ name }: ColumnProfile): boolean {
    if (this.kind === 'events') return propertyOf(name) !== undefined || meansOf(EVENTS, name) !== undefined;
    return meansOf(USERS, name) !== undefined || this.existing.has(plainWord(name));
  }

  /** An id that comes again would make one event of two. */
  private isUnique({ filled, distinct }: ColumnProfile): boolean {
    return filled === 1 && this.columns.every((other) => other.distinct <= distinct);
  }

  /** An attribute that there is or that would be made, or a property. */
  private asData(column: ColumnProfile): void {
    if (column.shape === 'EMPTY') return;
    const { name, number } = column;
    const looks = looksOf(column);
    if (this.kind === 'events') {
      const usual = propertyOf(name);
      const key = usual ?? (isNumbered(column) ? `column_${number}` : name.slice(0, 256));
      const format =
        column.format ?? (isNumeric(column) && isAmount(key) ? 'number' : isTime(column) ? 'iso' : undefined);
      this.guess(
        column,
        `properties.${key}`,
        usual ? 0.9 : 0.6,
        [...(usual ? (['HEADER'] as const) : []), ...looks],
        format,
      );
      return;
    }
    const known = this.existing.get(plainWord(name));
    if (known) return this.guess(column, `attributes.${known.key}`, 0.95, ['ATTRIBUTE_EXISTS', ...looks]);
    const means = meansOf(USERS, name);
    const usual = means && 'attribute' in means ? means : undefined;
    // There is one birth date, whatever it is called.
    const sameForm = usual?.form === 'BIRTH_DATE' ? this.birthDate : undefined;
    const twin = usual && (this.existing.get(plainWord(usual.attribute)) ?? sameForm);
    if (twin) return this.guess(column, `attributes.${twin.key}`, 0.9, ['HEADER', 'ATTRIBUTE_EXISTS', ...looks]);
    const type = usual && fits(usual.type, column) ? usual.type : typeOf(column);
    const key = usual?.attribute ?? keyOf(column);
    const form = usual?.form && type === usual.type ? { standardForm: usual.form } : {};
    const isNew = { key, name: isNumbered(column) ? key : name.slice(0, 256), type, ...form };
    this.guess(
      column,
      `attributes.${key}`,
      usual ? 0.9 : 0.6,
      [...(usual ? (['HEADER'] as const) : []), ...looks],
      undefined,
      isNew,
    );
  }

  /** The amount of a line, where quantity and price are there and it is not. */
  private product(): void {
    const column = (key: string) => this.columns.find(({ name }) => propertyOf(name) === key);
    const [quantity, price] = [column('quantity'), column('price')];
    if (!quantity || !price || this.has('properties.amount')) return;
    this.taken.add('properties.amount');
    this.guessed.get(price)?.push({
      source: sourceOf(quantity),
      times: sourceOf(price),
      target: 'properties.amount',
      confidence: 0.8,
      reasons: ['QUANTITY_TIMES_PRICE'],
      newAttribute: null,
    });
  }

  private guess(
    column: ColumnProfile,
    target: string,
    confidence: number,
    reasons: GuessReason[],
    format = formatFor(column, target),
    newAttribute: KnownAttribute | null = null,
  ): void {
    let free = target;
    for (let times = 2; this.taken.has(free) && /^(attributes|properties)\./.test(target); times += 1)
      free = `${target}_${times}`;
    // A second column of the same meaning stays unmapped; a person knows which of the two is meant.
    if (this.taken.has(free) && !free.startsWith('identities.')) return;
    this.taken.add(free);
    const unclear = column.ambiguous && format !== undefined;
    this.guessed.set(column, [
      {
        source: sourceOf(column),
        target: free,
        ...(format === undefined ? {} : { format }),
        confidence: unclear ? Math.min(confidence, 0.5) : confidence,
        reasons: unclear ? [...reasons, 'DAY_AND_MONTH_UNCLEAR'] : reasons,
        newAttribute: newAttribute && { ...newAttribute, key: free.slice('attributes.'.length) },
      },
    ]);
  }
}

/** Cleaning reads whatever is written year first, and rejects no row for being written another way; the rest has to be said. */
function formatFor({ format, shape }: ColumnProfile, target: string): string | undefined {
  if (format === null || (shape !== 'DATE' && shape !== 'DATETIME')) return undefined;
  if (target !== 'occurredAt' && !target.startsWith('attributes.')) return undefined;
  return /^yyyy[^M]/.test(format) ? undefined : format;
}

const sourceOf = (column: ColumnProfile): string | number => (isNumbered(column) ? column.number : column.name);
const isNumeric = ({ shape }: ColumnProfile): boolean => shape === 'INTEGER' || shape === 'NUMBER';

/** An order's number is a name, not an amount, even where it is written in digits. */
const isAmount = (key: string): boolean => (standardProperty(key)?.type ?? 'NUMBER') === 'NUMBER';

/** Called id and no more: of the row, or of whom the row is about. */
const isPlainId = ({ name }: ColumnProfile): boolean => ['id', 'uuid', 'guid', '编号'].includes(plainWord(name));

function canBeId({ shape, filled, distinct }: ColumnProfile, kind: ImportKind): boolean {
  if (shape !== 'INTEGER' && shape !== 'TEXT' && shape !== 'PHONE' && shape !== 'EMAIL') return false;
  return kind === 'users' ? filled === 1 && distinct > 0 : filled > 0.5 && distinct > 1;
}

function looksOf(column: ColumnProfile): GuessReason[] {
  if (column.shape === 'PHONE') return ['LOOKS_LIKE_PHONE'];
  if (column.shape === 'EMAIL') return ['LOOKS_LIKE_EMAIL'];
  if (isTime(column)) return ['LOOKS_LIKE_DATE'];
  return isNumeric(column) ? ['LOOKS_LIKE_NUMBER'] : [];
}

function typeOf(column: ColumnProfile): AttributeType {
  if (column.shape === 'DATE' || column.shape === 'DATETIME' || column.shape === 'BOOLEAN') return column.shape;
  return isNumeric(column) ? 'NUMBER' : (column.cleaned ?? 'TEXT');
}

/** Whether the usual type takes these values; a 生日 that holds no dates becomes a text. */
const fits = (type: AttributeType, column: ColumnProfile): boolean =>
  type === 'TEXT' ||
  type === typeOf(column) ||
  (isMoment(type) && (isMoment(typeOf(column)) || isMostlyMoments(column)));

const isMoment = (type: AttributeType): boolean => type === 'DATE' || type === 'DATETIME';

/** Under the name of a day or an instant four of five are enough: a type stays for good, and what is dirt among them is told by row. */
const isMostlyMoments = ({ shape, samples }: ColumnProfile): boolean =>
  shape === 'TEXT' &&
  samples.length > 0 &&
  samples.filter((text) => typeof readMoment(text, {}) === 'object').length >= samples.length * 0.8;

/** A header as a key: letters of any script, digits, `_`, `-` and `.`, at most 64. */
function keyOf({ name, number }: ColumnProfile): string {
  const key = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replace(/^[_.]+|[_.]+$/g, '')
    .slice(0, 60);
  return key === '' || /^\d+$/.test(key) ? `column_${number}` : key;
}
