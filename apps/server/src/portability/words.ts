export const EXPORT_LANGUAGES = ['zh', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** Kinds of rows: a section of the page each, with what it holds in a sentence where the heading does not say it. */
const SECTIONS: Readonly<Record<string, Record<ExportLanguage, readonly [heading: string, about?: string]>>> = {
  user: { zh: ['您的档案'], en: ['Your record'] },
  identities: {
    zh: ['身份标识', '我们凭这些编号、号码和地址认出您。'],
    en: ['What we know you by', 'The ids, numbers and addresses by which we recognise you.'],
  },
  attributes: { zh: ['您的资料'], en: ['What we know about you'] },
  'attribute history': {
    zh: ['资料的历史', '以前的值，以及它们在什么时间有效。'],
    en: ['What we knew before', 'Former values, and when they held.'],
  },
  rights: { zh: ['您行使过的权利'], en: ['Rights that you made use of'] },
  consents: { zh: ['您的同意与撤回'], en: ['What you agreed to and withdrew'] },
  suppressions: {
    zh: ['停止发送', '在此期间不向您发送消息。'],
    en: ['Messages stopped', 'While these last we send you nothing there.'],
  },
  events: { zh: ['您的行为记录'], en: ['What happened'] },
  tags: { zh: ['标签', '我们据此把您归类。'], en: ['Tags', 'By these we group people.'] },
  'tag history': { zh: ['曾有的标签'], en: ['Tags of the past'] },
  segments: {
    zh: ['人群', '在所示时间，您属于这些人群。'],
    en: ['Groups of people', 'You were among them at the time shown.'],
  },
  merges: {
    zh: ['档案合并', '我们认为两份档案同属于您，因此合为一份。'],
    en: ['Records joined', 'Two records were taken to be both of you, and made one.'],
  },
  deliveries: { zh: ['其他系统传来的数据'], en: ['Deliveries from other systems'] },
  'rejected rows of imports': {
    zh: ['未采用的导入数据', '文件中提到您、但因有错而没有采用的行。'],
    en: ['Rows of files that were not taken', 'They tell of you and had a fault.'],
  },
  'changes by imports': {
    zh: ['文件导入带来的变化', '保留至可以撤销导入的期限为止。'],
    en: ['What imports of files changed', 'Kept for as long as an import can be undone.'],
  },
};

/** Columns, and fields within values. Those that have no words here are shown by the name that they have in the JSON. */
const FIELDS: Readonly<Record<string, Record<ExportLanguage, string>>> = {
  id: { zh: '内部编号', en: 'Internal number' },
  externalId: { zh: '客户编号', en: 'Customer id' },
  createdAt: { zh: '建立于', en: 'Known since' },
  restrictedAt: { zh: '限制处理自', en: 'Processing restricted since' },
  kind: { zh: '类型', en: 'Kind' },
  namespace: { zh: '所属系统', en: 'System' },
  value: { zh: '值', en: 'Value' },
  key: { zh: '项目', en: 'Item' },
  source: { zh: '来源', en: 'From' },
  at: { zh: '时间', en: 'Time' },
  original: { zh: '整理前的原文', en: 'As it was written' },
  inferred: { zh: '推断依据', en: 'Inferred' },
  since: { zh: '起', en: 'Since' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'Until' },
  right: { zh: '权利', en: 'Right' },
  note: { zh: '说明', en: 'Note' },
  keys: { zh: '涉及', en: 'About' },
  occurredAt: { zh: '时间', en: 'Time' },
  name: { zh: '事件', en: 'Event' },
  properties: { zh: '详情', en: 'Details' },
  tag: { zh: '标签', en: 'Tag' },
  weight: { zh: '权重', en: 'Weight' },
  assignedAt: { zh: '打上于', en: 'Given on' },
  expiresAt: { zh: '到期', en: 'Until' },
  segment: { zh: '人群', en: 'Group' },
  memberAsOf: { zh: '时间', en: 'Time' },
  purpose: { zh: '目的', en: 'Purpose' },
  channel: { zh: '渠道', en: 'Channel' },
  state: { zh: '决定', en: 'Decision' },
  given_by: { zh: '由谁作出', en: 'Given by' },
  wording: { zh: '所示文本的版本', en: 'Version of the text shown' },
  proof: { zh: '凭证', en: 'Proof' },
  recorded_at: { zh: '记录于', en: 'Recorded on' },
  suppressed_at: { zh: '自', en: 'From' },
  reason: { zh: '原因', en: 'Reason' },
  lifted_at: { zh: '至', en: 'Until' },
  lift_reason: { zh: '恢复原因', en: 'Why they go on' },
  mergedId: { zh: '被并入的档案', en: 'Record joined' },
  mergedAt: { zh: '合并于', en: 'Joined on' },
  undoneAt: { zh: '撤销于', en: 'Undone on' },
  evidenceKind: { zh: '凭据类型', en: 'By a common' },
  evidenceNamespace: { zh: '所属系统', en: 'System' },
  evidence: { zh: '凭据', en: 'Which is' },
  webhook: { zh: '来自', en: 'From' },
  receivedAt: { zh: '收到于', en: 'Received on' },
  import: { zh: '导入编号', en: 'Import no.' },
  row: { zh: '行', en: 'Row' },
  code: { zh: '原因代码', en: 'Fault' },
  fields: { zh: '内容', en: 'Content' },
  created: { zh: '由此建立档案', en: 'Made your record' },
  before: { zh: '改变了（原来的值）', en: 'Changed (value before)' },
  identities: { zh: '身份标识', en: 'Known by' },
  tags: { zh: '标签', en: 'Tags' },
};

/** What codes mean, by the column that they stand in. */
const CODES: Readonly<Record<string, Record<ExportLanguage, Readonly<Record<string, string>>>>> = {
  kind: {
    zh: {
      EXTERNAL_ID: '客户编号',
      PHONE: '手机号',
      EMAIL: '邮箱',
      DEVICE: '设备',
      ANONYMOUS: '匿名访客',
      IM: '即时通讯账号',
      OTHER: '其他',
    },
    en: {
      EXTERNAL_ID: 'Customer id',
      PHONE: 'Phone',
      EMAIL: 'E-mail',
      DEVICE: 'Device',
      ANONYMOUS: 'Anonymous visitor',
      IM: 'Chat account',
      OTHER: 'Other',
    },
  },
  right: {
    zh: { ACCESS: '查阅与复制', CORRECTION: '更正', RESTRICTION: '限制处理', RESTRICTION_LIFTED: '解除限制' },
    en: {
      ACCESS: 'Access and a copy',
      CORRECTION: 'Correction',
      RESTRICTION: 'Restriction of processing',
      RESTRICTION_LIFTED: 'Restriction lifted',
    },
  },
  state: { zh: { GRANTED: '同意', WITHDRAWN: '撤回' }, en: { GRANTED: 'Agreed', WITHDRAWN: 'Withdrawn' } },
  given_by: {
    zh: { SELF: '本人', GUARDIAN: '监护人' },
    en: { SELF: 'Yourself', GUARDIAN: 'A parent or guardian' },
  },
  source: {
    zh: { api: '接口', manual: '人工', file: '文件', system: '系统', rule: '规则', preference_page: '偏好页面' },
    en: {
      api: 'Interface',
      manual: 'By hand',
      file: 'File',
      system: 'System',
      rule: 'Rule',
      preference_page: 'Page of choices',
    },
  },
  inferred: {
    zh: { POSTAL_CODE: '邮编', RESIDENT_NUMBER: '身份证号', PHONE_PREFIX: '手机号段', IP: 'IP 地址' },
    en: {
      POSTAL_CODE: 'from the postal code',
      RESIDENT_NUMBER: 'from the resident number',
      PHONE_PREFIX: 'from the phone number',
      IP: 'from the IP address',
    },
  },
};

const TITLES = {
  zh: {
    htmlLang: 'zh-CN',
    title: '我们保存的关于您的全部数据',
    made: '生成于',
    times: '时间均按',
    nothing: '没有保存任何数据。',
    yes: '是',
    no: '否',
    everyChannel: '所有渠道',
    removed: '（已删除）',
    list: '、',
    colon: '：',
  },
  en: {
    htmlLang: 'en',
    title: 'Everything that we keep of you',
    made: 'Made on',
    times: 'Times are in ',
    nothing: 'Nothing is kept.',
    yes: 'yes',
    no: 'no',
    everyChannel: 'every channel',
    removed: '(removed)',
    list: ', ',
    colon: ': ',
  },
} as const;

export const titlesOf = (language: ExportLanguage) => TITLES[language];

export const sectionWords = (
  kind: string,
  language: ExportLanguage,
): { heading: string; about?: string | undefined } => {
  const [heading, about] = SECTIONS[kind]?.[language] ?? [kind];
  return { heading, about };
};

/** What a column is called; undefined where it has no words. */
export const fieldWord = (field: string, language: ExportLanguage): string | undefined => FIELDS[field]?.[language];

/** What a code in a column means; undefined where it is none. */
export const codeWord = (column: string, code: string, language: ExportLanguage): string | undefined => {
  const words = CODES[column === 'evidenceKind' ? 'kind' : column]?.[language];
  return words && Object.hasOwn(words, code) ? words[code] : undefined;
};

/** The order in which columns are read; others follow as they come. */
const ORDER =
  'externalId id occurredAt right purpose channel state tag key kind namespace name value from to at source'.split(' ');
export const inOrder = (columns: readonly string[]): string[] => [
  ...ORDER.filter((column) => columns.includes(column)),
  ...columns.filter((column) => !ORDER.includes(column)),
];
