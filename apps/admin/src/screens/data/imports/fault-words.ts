import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useMemo } from 'react';
import { errorCode } from '../../../api/client';
import { defineWords } from '../../../i18n/words';
import { useFailureText } from '../../../parts/failure';

const useWords = defineWords(
  'importFaults',
  {
    EMPTY_FILE: '文件是空的。',
    UNSUPPORTED_FORMAT: '这种文件不收，或者里面不是表格：网页、PDF、图片、旧版 .xls 都不行。',
    NO_SUCH_SHEET: '工作簿里没有这张表。',
    BEING_UNDONE: '同一个文件的上一次导入正在撤销，撤完再来。',
    IMPORT_RUNNING: '同一个文件正由命令行导入；等它跑完，或先停下那一次。',
    INVALID_MAPPING: '列的对应不成立。',
    DAMAGED_FILE: '文件坏了，或者没有传完整。',
    TOO_LARGE: '文件太大：单个不超过 2 GB，解压后不超过 20 GB。',
    ZIP_BOMB: '这个压缩包展开得大得离谱，不像一张表，没有再往下读。',
    TOO_MANY_COLUMNS: '列太多：最多读 1,000 列。',
    INVALID_HEADER: '第一行读不成列名。',
    INVALID_ENCODING: '文字不是这种编码。',
    LINE_TOO_LONG: '有一行长得不像一行。',
    EXPIRED: '上传后 7 天没有导入，文件已按约定删除。',
    PERSON_ERASED: '文件里有一位要求删除的人，已连同文件一起删除。',
    ERASED_MEANWHILE: '上传后有人要求删除个人信息，文件来不及查完，只好删掉。',
    FILE_GONE: '文件已经不在服务器上。',
    FILE_CHANGED: '这个文件在上传时被移走或改动了。',
    INTERNAL: '服务器出错了，试了几次都没有成功。',
    NO_ID_COLUMN: '还没有说哪一列是客户编号。',
    NO_EVENT_NAME: '还没有说是什么事件。',
    UNKNOWN_COLUMN: '对应里有一列，文件里没有。',
    UNKNOWN_ATTRIBUTE: '对应里有一个属性还没有定义。',
    MAPPING_CHANGED: '已经按另一套对应导了一部分；先撤销，再换。',
    WRONG_STATE: '这次导入已经不在这一步了，刷新看看。',
    NOTHING_TO_UNDO: '内容是以前那次导入的；撤销那一次。',
    NOT_FOUND: '没有这次导入，它可能已经不在。',
    ALREADY_EXISTS: '已经有同名的。',
    SECOND_BIRTH_DATE: '生日已经有一个属性了，把这一列对到那个属性。',
    INVALID_CLEANING: '清洗规则的设置不成立。',
    INVALID_INPUT: '有一项填得不对。',
    INVALID_KEY: '编号只能用字母、数字、_、- 和 .。',
    WRONG_OFFSET: '上传接不上了，请重新选择文件。',
    INCOMPLETE: '文件没有传完整。',
    UNSUPPORTED_MEDIA_TYPE: '文件要原样上传。',
    OTHER: '服务器没有接受（{{code}}）。',
    'do.save': '在 Excel 里另存为 CSV 或 XLSX，再上传。',
    'do.again': '重新导出一份，再上传。',
    'do.split': '拆成几份，分别上传。',
    'do.columns': '删掉不要的列，再上传。',
    'do.encoding': '换一种编码或格式读，或者重新导出为 UTF-8。',
    'do.upload': '再上传一次就行。',
    'do.without': '去掉这个人，再上传。',
    'do.goOn': '可以接着导。',
    'row.NO_EXTERNAL_ID': '没有客户编号',
    'row.EXTRA_COLUMN': '列数比表头多',
    'row.MISSING_COLUMN': '列数不够',
    'row.INVALID_DATE': '日期读不懂',
    'row.AMBIGUOUS_DATE': '分不清日和月',
    'row.TWO_DIGIT_YEAR': '年份只有两位',
    'row.INVALID_TIME': '时间读不懂',
    'row.UNKNOWN_KEY': '有不认识的键',
    'row.TOO_MANY_EVENT_NAMES': '事件名太多',
    'row.NOT_A_NUMBER': '不是数',
    'row.NOT_A_BOOLEAN': '看不出是或否',
    'row.NOT_A_GENDER': '看不出性别',
    'row.NOT_AN_AGE': '不像年龄',
    'row.NOT_A_BIRTH_DATE': '不像生日',
    'row.NOT_A_RESIDENT_NUMBER': '身份证号不对',
    'row.INVALID_PHONE': '手机号不对',
    'row.INVALID_EMAIL': '邮箱不对',
    'row.INVALID_IDENTITY': '身份的写法不对',
    'row.IDENTITY_TAKEN': '身份是另一个人的',
    'row.IDENTITY_SHARED': '身份是太多人共用的',
    'row.INVALID_ENCODING': '文字不是这种编码',
    'row.LINE_TOO_LONG': '行太长',
    'row.MISPLACED_QUOTE': '引号放错了地方',
    'row.UNCLOSED_QUOTE': '引号没有关上',
    'row.IN_THE_FUTURE': '时间在将来',
    'row.TOO_OLD': '比保留期还早',
    'row.INVALID_EXTERNAL_ID': '客户编号的写法不对',
    'row.INVALID_NAME': '事件名不对',
    'row.INVALID_JSON': '不是 JSON',
    'row.INVALID_TEXT': '有存不了的字符',
    'row.WRONG_TYPE': '类型不对',
    'row.TOO_LONG': '太长',
    'row.TOO_LARGE': '太大',
    'row.UNKNOWN_TAG': '没有这个标签',
    'row.UNKNOWN_ATTRIBUTE': '没有这个属性',
    'row.ERASED': '这个人要求过删除，不再收，也不留这一行',
    'row.CONSENT_REQUIRED': '这一项要有本人同意才能存',
    'row.NUMBER_OUT_OF_RANGE': '数太大',
    'row.INVALID_ATTRIBUTES': '属性的写法不对',
    'row.INVALID_PROPERTIES': '事件属性的写法不对',
    'row.INVALID_ITEM': '不是一条完整的记录',
    'row.INVALID_TAGS': '标签的写法不对',
    'row.INVALID_MESSAGE_ID': '消息编号的写法不对',
    'row.INVALID_KEY': '编号的写法不对',
    'row.UNKNOWN_DIVISION': '没有这个省市区',
    'row.WRONG_LEVEL': '省、市、区放错了一列',
    'hint.NO_EXTERNAL_ID': '补上编号，或不要这些行',
    'hint.INVALID_DATE': '在「写法」里指定日期的样子',
    'hint.AMBIGUOUS_DATE': '在来源的清洗规则里说明日和月的次序',
    'hint.TWO_DIGIT_YEAR': '在来源的清洗规则里说明世纪',
    'hint.INVALID_PHONE': '位数不对，或不是电话',
    'hint.UNCLOSED_QUOTE': '文件里有落单的引号',
    'hint.EXTRA_COLUMN': '值里有分隔符，却没有加引号',
    'hint.UNKNOWN_TAG': '先在标签页建好它',
    'hint.IN_THE_FUTURE': '看看时区和日月的顺序',
  },
  {
    EMPTY_FILE: 'The file is empty.',
    UNSUPPORTED_FORMAT:
      'Files of this kind are not taken, or there is no table in it: no web page, PDF, picture or old .xls.',
    NO_SUCH_SHEET: 'The workbook has no such sheet.',
    BEING_UNDONE: 'An import of the same file is being undone; come again when it is.',
    IMPORT_RUNNING: 'The command line imports the same file; wait for it, or stop it first.',
    INVALID_MAPPING: 'The mapping does not fit.',
    DAMAGED_FILE: 'The file is damaged, or was cut off.',
    TOO_LARGE: 'The file is too large: at most 2 GB each, and 20 GB when unpacked.',
    ZIP_BOMB: 'This archive opens to far more than any table would, so it was not read on.',
    TOO_MANY_COLUMNS: 'Too many columns: at most 1,000 are read.',
    INVALID_HEADER: 'The first row cannot be read as names of columns.',
    INVALID_ENCODING: 'The text is not in this encoding.',
    LINE_TOO_LONG: 'One line is too long to be a row.',
    EXPIRED: 'It was not imported within 7 days of its upload, so the file was deleted.',
    PERSON_ERASED: 'It told of someone who was erased, and was deleted with them.',
    ERASED_MEANWHILE: 'Somebody was erased meanwhile; the file could not be searched in time and was deleted.',
    FILE_GONE: 'The file is no longer on the server.',
    FILE_CHANGED: 'The file was moved or changed while it was uploaded.',
    INTERNAL: 'The server failed, several times.',
    NO_ID_COLUMN: 'No column says whose the rows are.',
    NO_EVENT_NAME: 'Nothing says which event it is.',
    UNKNOWN_COLUMN: 'The mapping names a column that the file has not.',
    UNKNOWN_ATTRIBUTE: 'The mapping names an attribute that is not defined.',
    MAPPING_CHANGED: 'It has begun with another mapping; undo it first.',
    WRONG_STATE: 'The import has moved on meanwhile; load the page again.',
    NOTHING_TO_UNDO: 'An earlier import did the work; undo that one.',
    NOT_FOUND: 'There is no such import any more.',
    ALREADY_EXISTS: 'There is one of this name already.',
    SECOND_BIRTH_DATE: 'There is an attribute for the day of birth already; map the column to that one.',
    INVALID_CLEANING: 'The cleaning rules do not fit together.',
    INVALID_INPUT: 'Something was filled in wrongly.',
    INVALID_KEY: 'Keys take letters, digits, _, - and . only.',
    WRONG_OFFSET: 'The upload cannot go on from there; choose the file again.',
    INCOMPLETE: 'The file did not arrive whole.',
    UNSUPPORTED_MEDIA_TYPE: 'The file has to come as it is.',
    OTHER: 'The server refused: {{message}}',
    'do.save': 'Save it as CSV or XLSX in Excel and upload that.',
    'do.again': 'Export it again and upload that.',
    'do.split': 'Split it and upload the parts.',
    'do.columns': 'Remove the columns you do not need and upload that.',
    'do.encoding': 'Read it in another encoding or format, or export it again as UTF-8.',
    'do.upload': 'Upload it again.',
    'do.without': 'Upload it again without this person.',
    'do.goOn': 'It can go on.',
    'row.NO_EXTERNAL_ID': 'No customer id',
    'row.EXTRA_COLUMN': 'More columns than the header',
    'row.MISSING_COLUMN': 'Too few columns',
    'row.INVALID_DATE': 'Not a date',
    'row.AMBIGUOUS_DATE': 'Day and month cannot be told apart',
    'row.TWO_DIGIT_YEAR': 'A year of two digits',
    'row.INVALID_TIME': 'Not a time',
    'row.UNKNOWN_KEY': 'Has a key that nobody knows',
    'row.TOO_MANY_EVENT_NAMES': 'Too many names of events',
    'row.NOT_A_NUMBER': 'Not a number',
    'row.NOT_A_BOOLEAN': 'Neither yes nor no',
    'row.NOT_A_GENDER': 'Not a gender',
    'row.NOT_AN_AGE': 'Not an age',
    'row.NOT_A_BIRTH_DATE': 'Not a birthday',
    'row.NOT_A_RESIDENT_NUMBER': 'Not a resident number',
    'row.INVALID_PHONE': 'Not a phone number',
    'row.INVALID_EMAIL': 'Not an e-mail',
    'row.INVALID_IDENTITY': 'Not an identity',
    'row.IDENTITY_TAKEN': 'The identity is somebody else’s',
    'row.IDENTITY_SHARED': 'Too many people share the identity',
    'row.INVALID_ENCODING': 'Not in this encoding',
    'row.LINE_TOO_LONG': 'The line is too long',
    'row.MISPLACED_QUOTE': 'A quote in the wrong place',
    'row.UNCLOSED_QUOTE': 'A quote that is not closed',
    'row.IN_THE_FUTURE': 'In the future',
    'row.TOO_OLD': 'Older than is kept',
    'row.INVALID_EXTERNAL_ID': 'Not a customer id',
    'row.INVALID_NAME': 'Not the name of an event',
    'row.INVALID_JSON': 'Not JSON',
    'row.INVALID_TEXT': 'Characters that cannot be stored',
    'row.WRONG_TYPE': 'Of the wrong type',
    'row.TOO_LONG': 'Too long',
    'row.TOO_LARGE': 'Too large',
    'row.UNKNOWN_TAG': 'There is no such tag',
    'row.UNKNOWN_ATTRIBUTE': 'There is no such attribute',
    'row.ERASED': 'This person asked to be erased; nothing of the row is kept',
    'row.CONSENT_REQUIRED': 'A value needs a consent that was not given',
    'row.NUMBER_OUT_OF_RANGE': 'The number is too large',
    'row.INVALID_ATTRIBUTES': 'Not a set of attributes',
    'row.INVALID_PROPERTIES': 'Not properties of an event',
    'row.INVALID_ITEM': 'Not a whole record',
    'row.INVALID_TAGS': 'Not a list of tags',
    'row.INVALID_MESSAGE_ID': 'Not a message id',
    'row.INVALID_KEY': 'Not a key',
    'row.UNKNOWN_DIVISION': 'There is no such province, city or district',
    'row.WRONG_LEVEL': 'A province, city or district of another level',
    'hint.NO_EXTERNAL_ID': 'add the id, or leave these rows out',
    'hint.INVALID_DATE': 'say how dates are written',
    'hint.AMBIGUOUS_DATE': 'say the order of day and month in the cleaning of the source',
    'hint.TWO_DIGIT_YEAR': 'say of which century in the cleaning of the source',
    'hint.INVALID_PHONE': 'wrong number of digits, or no phone',
    'hint.UNCLOSED_QUOTE': 'there is a lone quote in the file',
    'hint.EXTRA_COLUMN': 'a value holds a delimiter and is not quoted',
    'hint.UNKNOWN_TAG': 'create it on the Tags screen first',
    'hint.IN_THE_FUTURE': 'look at the time zone and the order of day and month',
  },
);

type Word = Parameters<ReturnType<typeof useWords>>[0];

const FILES = [
  ...([
    'EMPTY_FILE',
    'UNSUPPORTED_FORMAT',
    'DAMAGED_FILE',
    'TOO_LARGE',
    'ZIP_BOMB',
    'TOO_MANY_COLUMNS',
    'INVALID_HEADER',
    'NO_SUCH_SHEET',
    'BEING_UNDONE',
    'IMPORT_RUNNING',
    'INVALID_MAPPING',
  ] as const),
  ...(['INVALID_ENCODING', 'LINE_TOO_LONG', 'EXPIRED', 'FILE_GONE', 'FILE_CHANGED', 'INTERNAL'] as const),
  ...(['PERSON_ERASED', 'ERASED_MEANWHILE'] as const),
  ...([
    'NO_ID_COLUMN',
    'NO_EVENT_NAME',
    'UNKNOWN_COLUMN',
    'UNKNOWN_ATTRIBUTE',
    'MAPPING_CHANGED',
    'WRONG_STATE',
    'NOTHING_TO_UNDO',
    'NOT_FOUND',
    'ALREADY_EXISTS',
    'SECOND_BIRTH_DATE',
    'INVALID_CLEANING',
    'INVALID_INPUT',
    'INVALID_KEY',
    'WRONG_OFFSET',
    'INCOMPLETE',
    'UNSUPPORTED_MEDIA_TYPE',
  ] as const),
];

const ADVICE: Readonly<Partial<Record<(typeof FILES)[number], Word>>> = {
  EMPTY_FILE: 'do.again',
  UNSUPPORTED_FORMAT: 'do.save',
  DAMAGED_FILE: 'do.again',
  TOO_LARGE: 'do.split',
  ZIP_BOMB: 'do.again',
  TOO_MANY_COLUMNS: 'do.columns',
  INVALID_HEADER: 'do.encoding',
  INVALID_ENCODING: 'do.encoding',
  LINE_TOO_LONG: 'do.again',
  EXPIRED: 'do.upload',
  PERSON_ERASED: 'do.without',
  ERASED_MEANWHILE: 'do.upload',
  FILE_GONE: 'do.upload',
  FILE_CHANGED: 'do.upload',
  INTERNAL: 'do.goOn',
};

const ROWS = [
  ...(['NO_EXTERNAL_ID', 'EXTRA_COLUMN', 'MISSING_COLUMN', 'INVALID_DATE', 'INVALID_TIME', 'NOT_A_NUMBER'] as const),
  ...(['NOT_A_BOOLEAN', 'NOT_A_GENDER', 'NOT_AN_AGE', 'NOT_A_BIRTH_DATE', 'NOT_A_RESIDENT_NUMBER'] as const),
  ...(['INVALID_PHONE', 'INVALID_EMAIL', 'INVALID_IDENTITY', 'IDENTITY_TAKEN', 'IDENTITY_SHARED'] as const),
  ...(['INVALID_ENCODING', 'LINE_TOO_LONG', 'MISPLACED_QUOTE', 'UNCLOSED_QUOTE', 'IN_THE_FUTURE', 'TOO_OLD'] as const),
  ...(['INVALID_EXTERNAL_ID', 'INVALID_NAME', 'INVALID_JSON', 'INVALID_TEXT', 'WRONG_TYPE', 'TOO_LONG'] as const),
  ...(['TOO_LARGE', 'UNKNOWN_TAG', 'UNKNOWN_ATTRIBUTE', 'ERASED', 'CONSENT_REQUIRED', 'NUMBER_OUT_OF_RANGE'] as const),
  ...([
    'INVALID_ATTRIBUTES',
    'INVALID_PROPERTIES',
    'INVALID_ITEM',
    'INVALID_TAGS',
    'INVALID_MESSAGE_ID',
    'INVALID_KEY',
    'UNKNOWN_DIVISION',
    'WRONG_LEVEL',
    'AMBIGUOUS_DATE',
    'TWO_DIGIT_YEAR',
    'UNKNOWN_KEY',
    'TOO_MANY_EVENT_NAMES',
  ] as const),
];
const HINTS = [
  ...(['NO_EXTERNAL_ID', 'INVALID_DATE', 'INVALID_PHONE', 'UNCLOSED_QUOTE', 'EXTRA_COLUMN', 'UNKNOWN_TAG'] as const),
  ...(['IN_THE_FUTURE', 'AMBIGUOUS_DATE', 'TWO_DIGIT_YEAR'] as const),
];

export interface FaultWords {
  /** Why a file was refused. */
  text: (fault: { code: string; message: string }) => string;
  /** What to do about it; empty where there is nothing to say. */
  advice: (code: string) => string;
  /** Why a row was refused; a code that nobody gave words to stands for itself. */
  reason: (code: string) => string;
  /** What may help such rows; empty where there is nothing to say. */
  hint: (code: string) => string;
}

/** The server's refusals in the words of whoever brought the file. */
export function useFaultWords(): FaultWords {
  const say = useWords();
  return useMemo<FaultWords>(
    () => ({
      text: ({ code, message }) => {
        const known = FILES.find((one) => one === code);
        return known ? say(known) : say('OTHER', { code, message });
      },
      advice: (code) => {
        const known = FILES.find((one) => one === code);
        const advice = known && ADVICE[known];
        return advice ? ` ${say(advice)}` : '';
      },
      reason: (code) => {
        const known = ROWS.find((one) => one === code);
        return known ? say(`row.${known}`) : code;
      },
      hint: (code) => {
        const known = HINTS.find((one) => one === code);
        return known ? say(`hint.${known}`) : '';
      },
    }),
    [say],
  );
}

/** Why something that was asked for was not done: a refusal in words of the screen's language, all else as everywhere. */
export function useRefusalText(error: unknown): string {
  const { text, advice } = useFaultWords();
  const otherwise = useFailureText(error);
  const code = errorCode(error);
  if (code === undefined || code.startsWith('INTERNAL') || !CombinedGraphQLErrors.is(error)) return otherwise;
  return `${text({ code, message: error.errors[0]?.message ?? '' })}${advice(code)}`;
}
