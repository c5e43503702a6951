export const EXPORT_LANGUAGES = ['zh', 'en'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** Kinds and columns that have no word here are shown by the name that they have in the JSON. */
const ZH: Readonly<Record<string, string>> = {
  // Kinds.
  user: '用户',
  identities: '身份标识',
  attributes: '属性',
  'attribute history': '属性历史',
  rights: '行使过的权利',
  consents: '同意记录',
  suppressions: '停发记录',
  events: '事件',
  tags: '标签',
  'tag history': '标签历史',
  segments: '所属分群',
  merges: '合并记录',
  deliveries: '收到的推送',
  'rejected rows of imports': '导入时被拒绝的行',
  'changes by imports': '导入带来的变更',
  // Columns.
  id: '编号',
  externalId: '外部编号',
  createdAt: '建立时间',
  restrictedAt: '限制处理自',
  kind: '类型',
  namespace: '范围',
  value: '值',
  key: '名称',
  source: '来源',
  at: '时间',
  original: '原文',
  inferred: '推断方法',
  since: '起始',
  from: '自',
  to: '至',
  right: '权利',
  note: '说明',
  keys: '涉及',
  occurredAt: '发生时间',
  name: '名称',
  properties: '内容',
  tag: '标签',
  weight: '权重',
  assignedAt: '打上时间',
  expiresAt: '到期时间',
  segment: '分群',
  memberAsOf: '当时属于',
  purpose: '目的',
  channel: '渠道',
  state: '状态',
  given_by: '由谁',
  wording: '文本版本',
  proof: '凭证',
  recorded_at: '记录时间',
  suppressed_at: '停发时间',
  reason: '原因',
  lifted_at: '恢复时间',
  lift_reason: '恢复原因',
};

const EN: Readonly<Record<string, string>> = {
  user: 'User',
  identities: 'Identities',
  attributes: 'Attributes',
  'attribute history': 'Attributes of the past',
  rights: 'Rights made use of',
  consents: 'Consents',
  suppressions: 'Messages stopped',
  events: 'Events',
  tags: 'Tags',
  'tag history': 'Tags of the past',
  segments: 'Segments',
  merges: 'Merges',
  deliveries: 'Deliveries received',
  'rejected rows of imports': 'Rows that imports rejected',
  'changes by imports': 'Changes by imports',
};

const TITLES = {
  zh: {
    title: '我们保存的关于您的全部数据',
    made: '生成于',
    nothing: '没有保存任何数据。',
    note: '时间为协调世界时（UTC）。',
  },
  en: {
    title: 'Everything that we keep of you',
    made: 'Made on',
    nothing: 'Nothing is kept.',
    note: 'Times are in UTC.',
  },
} as const;

export const titlesOf = (language: ExportLanguage) => TITLES[language];
export const wordFor = (name: string, language: ExportLanguage): string =>
  (language === 'zh' ? ZH[name] : EN[name]) ?? name;
