import type { StandardForm } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { CATEGORIES, SIGNUP_CHANNELS } from './goods.js';
import { CITIES, DEVICES } from './people.js';

export interface SeedAttribute {
  key: string;
  name: string;
  type: AttributeType;
  options?: readonly string[];
  unit?: string;
  sensitive?: boolean;
  standardForm?: StandardForm;
}

const distinct = (values: readonly string[]) => [...new Set(values)];

export const ATTRIBUTES = [
  { key: 'name', name: '姓名', type: 'TEXT', standardForm: 'NAME', sensitive: true },
  { key: 'gender', name: '性别', type: 'TEXT', standardForm: 'GENDER', options: ['女', '男'] },
  { key: 'age', name: '年龄', type: 'NUMBER', standardForm: 'AGE', unit: '岁' },
  { key: 'birthday', name: '生日', type: 'DATE', standardForm: 'BIRTH_DATE' },
  {
    key: 'province',
    name: '省份',
    type: 'TEXT',
    standardForm: 'PROVINCE',
    options: distinct(CITIES.map(({ province }) => province)),
  },
  { key: 'city', name: '城市', type: 'TEXT', standardForm: 'CITY', options: CITIES.map(({ city }) => city) },
  { key: 'occupation', name: '职业', type: 'TEXT' },
  { key: 'family_stage', name: '家庭阶段', type: 'TEXT' },
  { key: 'member_tier', name: '会员等级', type: 'TEXT', options: ['普通', '白银', '黄金', '铂金', '钻石'] },
  { key: 'points', name: '积分', type: 'NUMBER', unit: '分' },
  { key: 'signup_date', name: '注册日期', type: 'DATE' },
  { key: 'signup_channel', name: '注册渠道', type: 'TEXT', options: SIGNUP_CHANNELS },
  { key: 'device', name: '常用设备', type: 'TEXT', options: DEVICES.map(({ device }) => device) },
  { key: 'system', name: '系统', type: 'TEXT', options: ['iOS', 'Android', 'HarmonyOS'] },
  { key: 'wechat_followed', name: '已关注服务号', type: 'BOOLEAN' },
  { key: 'marketing_opt_in', name: '同意营销', type: 'BOOLEAN' },
  { key: 'favourite_categories', name: '偏好品类', type: 'TEXT_LIST', options: CATEGORIES.map(({ name }) => name) },
  { key: 'total_spent', name: '累计消费', type: 'NUMBER', unit: '元' },
  { key: 'average_order', name: '客单价', type: 'NUMBER', unit: '元' },
  { key: 'last_login_at', name: '最近登录', type: 'DATETIME' },
] as const satisfies readonly SeedAttribute[];

export type AttributeKey = (typeof ATTRIBUTES)[number]['key'];

export interface SeedTag {
  key: string;
  name: string;
  class: 'BASIC' | 'BEHAVIOUR' | 'INTEREST' | 'VALUE';
  definition: string;
  /** How long a computed tag stays fresh. */
  ttl?: string;
  /** Hours since the tag was last computed. */
  computedHoursAgo?: number;
}

/** Parents before children. */
export const TAGS = [
  { key: 'lifecycle', name: '生命周期', class: 'BEHAVIOUR', definition: '按最近一次打开和下单划分' },
  {
    key: 'lifecycle/new',
    name: '新客',
    class: 'BEHAVIOUR',
    definition: '注册 30 天内，至多一单',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/active',
    name: '活跃',
    class: 'BEHAVIOUR',
    definition: '30 天内打开过',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/mature',
    name: '成熟',
    class: 'BEHAVIOUR',
    definition: '30 天内打开过，累计 5 单以上',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/dozing',
    name: '将沉睡',
    class: 'BEHAVIOUR',
    definition: '30–60 天未打开',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/sleeping',
    name: '沉睡',
    class: 'BEHAVIOUR',
    definition: '60–180 天未打开',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/lost',
    name: '流失',
    class: 'BEHAVIOUR',
    definition: '180 天以上未打开',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  {
    key: 'lifecycle/reawakened',
    name: '唤醒',
    class: 'BEHAVIOUR',
    definition: '沉睡 60 天以上后，14 天内又打开',
    ttl: 'P2D',
    computedHoursAgo: 7,
  },
  { key: 'value', name: '价值分层', class: 'VALUE', definition: '按累计消费划分' },
  {
    key: 'value/high',
    name: '高价值',
    class: 'VALUE',
    definition: '累计消费 5,000 元以上',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'value/middle',
    name: '中价值',
    class: 'VALUE',
    definition: '累计消费 1,000–5,000 元',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'value/low',
    name: '低价值',
    class: 'VALUE',
    definition: '累计消费不足 1,000 元',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  { key: 'rfm', name: 'RFM', class: 'VALUE', definition: '最近一次购买、购买次数、金额三项分高低' },
  {
    key: 'rfm/champions',
    name: '重要价值',
    class: 'VALUE',
    definition: '近、勤、多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'rfm/cant_lose',
    name: '不可流失',
    class: 'VALUE',
    definition: '不近、勤、多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'rfm/potential',
    name: '重要发展',
    class: 'VALUE',
    definition: '近、不勤、多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'rfm/at_risk',
    name: '有流失风险',
    class: 'VALUE',
    definition: '不近、不勤、多',
    ttl: 'P7D',
    computedHoursAgo: 9 * 24 + 3,
  },
  { key: 'rfm/loyal', name: '一般价值', class: 'VALUE', definition: '近、勤、不多', ttl: 'P7D', computedHoursAgo: 31 },
  {
    key: 'rfm/fading',
    name: '一般保持',
    class: 'VALUE',
    definition: '不近、勤、不多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'rfm/promising',
    name: '一般发展',
    class: 'VALUE',
    definition: '近、不勤、不多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  {
    key: 'rfm/hibernating',
    name: '一般挽留',
    class: 'VALUE',
    definition: '不近、不勤、不多',
    ttl: 'P7D',
    computedHoursAgo: 31,
  },
  { key: 'interest', name: '兴趣', class: 'INTEREST', definition: '按浏览和加购的品类，权重是其份额' },
  ...CATEGORIES.map(({ key, name }) => ({
    key: `interest/${key}`,
    name,
    class: 'INTEREST' as const,
    definition: `浏览和加购中${name}的份额`,
    ttl: 'P7D',
    computedHoursAgo: 55,
  })),
  { key: 'service', name: '服务', class: 'BASIC', definition: '人工客服打上' },
  { key: 'service/complaint_resolved', name: '投诉已解决', class: 'BASIC', definition: '投诉后已解决' },
  { key: 'service/vip_contact', name: '专属客服', class: 'BASIC', definition: '有专属客服跟进' },
] satisfies readonly SeedTag[] as readonly SeedTag[];
