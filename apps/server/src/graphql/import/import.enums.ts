import { registerEnumType } from 'type-graphql';
import { GUESS_REASONS, IMPORT_STATES, ODDITY_KINDS, VALUE_SHAPES } from '@strata/collect';
import { enumOf } from '../enum.js';

export const ImportStateEnum = enumOf(IMPORT_STATES);
registerEnumType(ImportStateEnum, {
  name: 'ImportState',
  description: 'Where an import stands.',
  valuesConfig: {
    UPLOADING: { description: 'The file is on its way; an upload that was dropped goes on at `received`.' },
    EXAMINING: { description: 'The file is being read, for its columns and a guess.' },
    READY: { description: 'It waits for a mapping. The file is kept for 7 days.' },
    RUNNING: { description: 'Rows are being imported.' },
    DONE: { description: 'All rows were read.' },
    CANCELLED: { description: 'A person ended it; what was imported stands, and it can go on or be undone.' },
    FAILED: { description: 'It ended early, by its `fault`; it can be examined anew, go on, or be undone.' },
    UNDOING: { description: 'It is being taken back.' },
    UNDONE: { description: 'It was taken back.' },
    DISCARDED: { description: 'Its file was thrown away, and nothing was imported.' },
  },
});

export const ImportKindEnum = { USERS: 'users', EVENTS: 'events' } as const;
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description: 'What the rows of a file are.',
  valuesConfig: { USERS: { description: 'People.' }, EVENTS: { description: 'What people did.' } },
});

export const FileFormatEnum = { CSV: 'csv', TSV: 'tsv', BLANK: 'blank', NDJSON: 'ndjson', XLSX: 'xlsx' } as const;
registerEnumType(FileFormatEnum, {
  name: 'FileFormat',
  description: 'How a file is written.',
  valuesConfig: {
    CSV: { description: 'Columns with a delimiter between them.' },
    TSV: { description: 'Columns with tabs between them.' },
    BLANK: { description: 'Columns with any run of blanks between them.' },
    NDJSON: { description: 'A JSON object a line.' },
    XLSX: { description: 'An Excel workbook.' },
  },
});

export const EncodingEnum = {
  UTF_8: 'utf-8',
  UTF_16LE: 'utf-16le',
  UTF_16BE: 'utf-16be',
  GB18030: 'gb18030',
} as const;
registerEnumType(EncodingEnum, {
  name: 'FileEncoding',
  description: 'How a file writes text in bytes.',
  valuesConfig: {
    UTF_8: { description: 'Unicode, as most files.' },
    UTF_16LE: { description: 'Unicode in pairs of bytes, as Excel writes "Unicode text".' },
    UTF_16BE: { description: 'The same, the higher byte first.' },
    GB18030: { description: 'Chinese; GBK and GB2312 are parts of it.' },
  },
});

export const ValueShapeEnum = enumOf(VALUE_SHAPES);
registerEnumType(ValueShapeEnum, {
  name: 'ValueShape',
  description: 'What the values of a column look like.',
  valuesConfig: {
    EMPTY: { description: 'There are none.' },
    PHONE: { description: 'Phone numbers.' },
    EMAIL: { description: 'E-mail addresses.' },
    DATE: { description: 'Calendar days.' },
    DATETIME: { description: 'Days with a time, or instants.' },
    INTEGER: { description: 'Whole numbers.' },
    NUMBER: { description: 'Numbers.' },
    BOOLEAN: { description: 'Yes and no.' },
    TEXT: { description: 'Anything else.' },
  },
});

export const GuessReasonEnum = enumOf(GUESS_REASONS);
registerEnumType(GuessReasonEnum, {
  name: 'ImportGuessReason',
  description: 'Why a column is taken for what it is taken for.',
  valuesConfig: {
    HEADER_IS_TARGET: { description: 'The header is the name of a target, such as `attributes.city`.' },
    HEADER: { description: 'The header is a usual word for it, in Chinese or English.' },
    ATTRIBUTE_EXISTS: { description: 'An attribute has this key or name.' },
    LOOKS_LIKE_PHONE: { description: 'The values are phone numbers.' },
    LOOKS_LIKE_EMAIL: { description: 'The values are e-mail addresses.' },
    LOOKS_LIKE_DATE: { description: 'The values are dates or times.' },
    LOOKS_LIKE_NUMBER: { description: 'The values are numbers.' },
    UNIQUE_VALUES: { description: 'No row is without, and so it may be an id.' },
    REPEATED_VALUES: { description: 'Values come again, as the id of who did things does.' },
    FEW_VALUES: { description: 'A few different words, as the names of events are.' },
    QUANTITY_TIMES_PRICE: { description: 'There is a quantity and a price, and no amount.' },
    DAY_AND_MONTH_UNCLEAR: { description: 'Day and month could be the other way round.' },
  },
});

export const OddityKindEnum = enumOf(ODDITY_KINDS);
registerEnumType(OddityKindEnum, {
  name: 'ImportOddityKind',
  description:
    'What is unusual of values in their column. Numbers are judged where at least 80 % of the values are numbers, and forms where at least 80 % have one.',
  valuesConfig: {
    EMPTY: { description: 'There is none, or a text that stands for none.' },
    NEGATIVE: { description: 'Below zero, where most are not.' },
    ZERO: { description: 'Zero, where most are not; not told of columns of 0 and 1.' },
    NUMBER: { description: 'A plain number, where the others are written another way.' },
    SEPARATED: { description: 'Digits with signs or blanks between them, as dates and some phone numbers are.' },
    PREFIXED: { description: 'Digits behind some capital letters, the `prefix`.' },
    SUFFIXED: { description: 'Digits before some letters.' },
    WORDS: { description: 'No digit at all.' },
    OTHER: { description: 'Digits among other characters.' },
  },
});
