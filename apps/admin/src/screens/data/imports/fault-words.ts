import { useMemo } from 'react';
import { defineWords } from '../../../i18n/words';

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
    OTHER: '服务器没有接受：{{message}}',
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
    'row.INVALID_TIME': '时间读不懂',
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
    'hint.NO_EXTERNAL_ID': '补上编号，或不要这些行',
    'hint.INVALID_DATE': '在「写法」里指定日期的样子',
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
    'row.INVALID_TIME': 'Not a time',
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
    'hint.NO_EXTERNAL_ID': 'add the id, or leave these rows out',
    'hint.INVALID_DATE': 'say how dates are written',
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
];
const HINTS = [
  ...(['NO_EXTERNAL_ID', 'INVALID_DATE', 'INVALID_PHONE', 'UNCLOSED_QUOTE', 'EXTRA_COLUMN', 'UNKNOWN_TAG'] as const),
  'IN_THE_FUTURE' as const,
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
        return known ? say(known) : say('OTHER', { message });
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
