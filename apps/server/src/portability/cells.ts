import { divisionOf, fullName } from '@strata/collect';
import type { Json } from '@strata/profile';
import { parseDate, parseInstant, standardProperty } from '@strata/rules';
import { escapeHtml } from './escape-html.js';
import type { Names } from './names.js';
import { codeWord, fieldWord, titlesOf } from './words.js';
import type { ExportLanguage } from './words.js';

/** An instant as PostgreSQL's JSON and our own write it. A date alone is no instant. */
const INSTANT = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CODE_FORMS = new Set(['PROVINCE_CODE', 'CITY_CODE', 'DISTRICT_CODE']);

type Row = Readonly<Record<string, Json>>;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Puts the values of an export into words; what it gives is markup, in which every text is escaped. */
export class Cells {
  private readonly words;
  private readonly instants: Intl.DateTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly numbers: Intl.NumberFormat;

  constructor(
    private readonly names: Names,
    private readonly language: ExportLanguage,
  ) {
    this.words = titlesOf(language);
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
    this.instants = new Intl.DateTimeFormat(locale, {
      ...day,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: names.timeZone,
    });
    this.dates = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
    this.numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  }

  /** An instant by the workspace's clock. */
  instant(at: number | Date): string {
    return this.instants.format(at);
  }

  /** The clock that the times are of: 中国标准时间 (Asia/Shanghai). */
  zone(at: Date): string {
    const parts = new Intl.DateTimeFormat(this.language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: this.names.timeZone,
      timeZoneName: 'long',
    }).formatToParts(at);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
    return name === undefined || name === this.names.timeZone
      ? this.names.timeZone
      : `${name} (${this.names.timeZone})`;
  }

  heading(column: string): string {
    return escapeHtml(fieldWord(column, this.language) ?? column);
  }

  cell(kind: string, column: string, row: Row): string {
    const value = row[column] ?? null;
    const name = typeof value === 'string' ? this.nameOf(column, value) : undefined;
    if (name !== undefined) return escapeHtml(name);
    switch (column) {
      case 'value':
        return kind === 'identities' ? this.show(value) : this.attributeValue(textOf(row['key']), value);
      case 'keys':
        return this.list(value, (key) => this.attributeName(key));
      case 'tags':
        return this.list(value, (key) => this.names.tag(key));
      case 'channel':
        return this.words.everyChannel;
      case 'since':
        return typeof value === 'number' ? escapeHtml(this.instant(value)) : this.show(value);
      case 'before':
        return this.before(value);
      case 'identities':
        return Array.isArray(value) ? value.map((one) => this.identity(one)).join('<br>') : '';
      default:
        return this.show(value);
    }
  }

  /** What a key or code in a column is called; undefined where the column holds none. */
  private nameOf(column: string, text: string): string | undefined {
    switch (column) {
      case 'key':
        return this.attributeName(text);
      case 'tag':
        return this.names.tag(text);
      case 'name':
        return this.names.event(text);
      case 'channel':
        return text === '' ? this.words.everyChannel : this.names.channel(text);
      case 'purpose':
        return this.names.purpose(text);
      case 'segment':
        return this.names.segment(text);
      case 'webhook':
        return this.names.webhook(text);
      case 'source':
        return codeWord(column, text, this.language) ?? this.names.source(text);
      default:
        return codeWord(column, text, this.language);
    }
  }

  private attributeName(key: string): string {
    return this.names.attribute(key)?.name ?? key;
  }

  private attributeValue(key: string, value: Json): string {
    const { type, unit, standardForm } = this.names.attribute(key) ?? {};
    if (value === null) return `<em>${this.words.removed}</em>`;
    const place = standardForm && CODE_FORMS.has(standardForm) ? divisionOf(textOf(value)) : undefined;
    if (place) return escapeHtml(`${fullName(place)} (${place.code})`);
    if (type === 'NUMBER' && typeof value === 'number')
      return escapeHtml(this.numbers.format(value) + (unit ? ` ${unit}` : ''));
    const day = type === 'DATE' && typeof value === 'string' ? parseDate(value) : undefined;
    if (day !== undefined) return escapeHtml(this.dates.format(day * 86_400_000));
    return this.show(value);
  }

  /** What an import changed: the names of attributes, and where they had a value before, that. */
  private before(value: Json): string {
    if (Array.isArray(value)) return this.list(value.slice(1), (key) => this.attributeName(key));
    if (value === null || typeof value !== 'object') return '';
    const names = Object.entries(value).map(([key, was]) => {
      const before = Array.isArray(was) ? (was[0] ?? null) : null;
      const shown = before === null ? '' : this.words.colon + this.attributeValue(key, before);
      return escapeHtml(this.attributeName(key)) + shown;
    });
    return names.join('<br>');
  }

  private identity(one: Json): string {
    const { kind, value } = (one ?? {}) as Row;
    return escapeHtml((this.nameOf('kind', textOf(kind)) ?? '') + this.words.colon + textOf(value));
  }

  private list(value: Json, nameOf: (item: string) => string): string {
    if (!Array.isArray(value)) return this.show(value);
    return escapeHtml(value.map((item) => nameOf(textOf(item))).join(this.words.list));
  }

  /** Anything else: instants and days by the calendar, lists one below the other, objects as names and values. */
  private show(value: Json): string {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? this.words.yes : this.words.no;
    if (typeof value === 'string') return escapeHtml(this.text(value));
    if (typeof value === 'number') return escapeHtml(String(value));
    if (Array.isArray(value)) {
      const items = value.map((item) => this.show(item));
      return items.join(value.some((item) => typeof item === 'object') ? '<br>' : this.words.list);
    }
    const fields = Object.entries(value).map(
      ([key, item]) => `<dt>${escapeHtml(this.names.property(key))}</dt><dd>${this.property(key, item)}</dd>`,
    );
    return fields.length > 0 ? `<dl>${fields.join('')}</dl>` : '';
  }

  /** An amount has its thousands apart; a number that may be an id has not. */
  private property(key: string, value: Json): string {
    if (typeof value === 'number' && standardProperty(key)?.type === 'NUMBER')
      return escapeHtml(this.numbers.format(value));
    return this.show(value);
  }

  private text(text: string): string {
    const instant = INSTANT.test(text) ? parseInstant(text) : undefined;
    if (instant !== undefined) return this.instant(instant);
    const day = DATE.test(text) ? parseDate(text) : undefined;
    return day === undefined ? text : this.dates.format(day * 86_400_000);
  }
}
