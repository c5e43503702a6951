import type { CleaningRule } from '../../../graphql/graphql';

/** What each rule makes of a value, in the order in which they are shown: by what is met most. */
export const EXAMPLES: Readonly<Record<CleaningRule, readonly [before: string, after: string]>> = {
  PHONE: ['138 0013 8000', '+8613800138000'],
  EMAIL: ['Lin@Example.COM', 'lin@example.com'],
  NAME: ['张  三', '张三'],
  REGION: ['北京朝阳', '北京市 朝阳区'],
  DATE: ['1990年5月6日', '1990-05-06'],
  INSTANT: ['2026-01-02 08:00 +08:00', '2026-01-02T00:00:00Z'],
  NUMBER: ['￥1.2万', '12000'],
  BOOLEAN: ['是', 'true'],
  GENDER: ['先生', '男'],
  AGE: ['29 · 1990-05-06', '36'],
  WIDTH: ['ＡＢ－１２', 'AB-12'],
  TEXT: ['␣␣Café␣', 'Café'],
  RESIDENT_NUMBER: ['11010519491231002x', '11010519491231002X'],
};

export const RULES = Object.keys(EXAMPLES) as CleaningRule[];
