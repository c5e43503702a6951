import { Weighted } from './random.js';
import type { Random } from './random.js';

export interface Category {
  /** Also the key of the interest's tag: `interest/<key>`. */
  key: string;
  name: string;
  /** Share of all visits, by who looks. */
  appeal: { 女: number; 男: number };
  products: readonly { name: string; price: number }[];
}

const category = (key: string, name: string, women: number, men: number, products: string): Category => ({
  key,
  name,
  appeal: { 女: women, 男: men },
  products: products.split('、').map((entry) => {
    const [, product, price] = /^(.+?)\s(\d+)$/.exec(entry.trim())!;
    return { name: product!, price: Number(price) };
  }),
});

/** What the shop sells; prices in yuan. */
export const CATEGORIES: readonly Category[] = [
  category(
    'skincare',
    '护肤',
    20,
    4,
    '玻尿酸精华 199、保湿面霜 168、防晒乳 SPF50 99、氨基酸洁面 59、修护面膜 10 片 89、眼霜 239',
  ),
  category(
    'fashion',
    '服饰',
    20,
    10,
    '羊毛大衣 899、纯棉 T 恤 79、直筒牛仔裤 229、轻薄羽绒服 599、针织开衫 259、运动卫衣 189',
  ),
  category(
    'baby',
    '母婴',
    12,
    5,
    '婴儿湿巾 80 抽 × 6 49、纸尿裤 L 码 139、婴幼儿奶粉 800 g 298、辅食机 269、安全座椅 1280、绘本套装 88',
  ),
  category('home', '家居', 12, 9, '四件套 329、乳胶枕 199、香薰机 129、收纳箱三件 69、落地灯 359、空气炸锅 399'),
  category(
    'digital',
    '数码',
    7,
    24,
    '蓝牙耳机 399、机械键盘 359、平板电脑 2499、智能手表 1299、移动电源 129、显示器 27 寸 1199',
  ),
  category(
    'food',
    '食品',
    13,
    12,
    '坚果礼盒 129、冷萃咖啡 24 杯 99、有机纯牛奶 79、牛排家庭装 189、挂耳咖啡 59、阳澄湖大闸蟹 368',
  ),
  category('sports', '运动', 5, 14, '跑鞋 499、瑜伽垫 99、速干短袖 119、篮球 159、冲锋衣 699、筋膜枪 329'),
  category('camping', '露营', 3, 9, '自动帐篷 459、折叠椅 129、卡式炉 139、睡袋 219、营地灯 89、天幕 269'),
  category(
    'pets',
    '宠物',
    5,
    5,
    '全价猫粮 10 kg 239、猫砂 20 kg 89、自动喂食器 299、冻干零食 69、宠物推车 359、狗粮 5 kg 159',
  ),
  category('books', '图书', 3, 8, '长篇小说 45、编程入门 79、历史丛书 198、儿童百科 128、考研词汇 39、画册 168'),
];

const BY_GENDER = {
  女: new Weighted(CATEGORIES, ({ appeal }) => appeal.女),
  男: new Weighted(CATEGORIES, ({ appeal }) => appeal.男),
};

export const drawCategory = (random: Random, gender: '女' | '男'): Category => BY_GENDER[gender].pick(random);

export const CHANNELS = ['App', '小程序', 'H5', '网页'] as const;
export const SIGNUP_CHANNELS = [
  '应用商店',
  '小红书投放',
  '抖音投放',
  '微信小程序',
  '朋友推荐',
  '线下门店',
  '搜索引擎',
] as const;
export const COUPONS = ['满 300 减 30', '新人券', '双 11 津贴', '会员九五折'] as const;
export const REVIEWS: Record<number, readonly string[]> = {
  5: ['质量很好，包装严实，值得回购', '和描述一样，家里人都喜欢', '物流很快，第二天就到了'],
  4: ['东西不错，就是价格偏高', '整体满意，颜色和图片有一点差别', '用了一周，感觉还可以'],
  3: ['东西可以，物流有点慢', '中规中矩，没有想象中好'],
  2: ['做工一般，有线头', '客服回复太慢，体验不好'],
  1: ['收到就是坏的，已申请退款', '和图片完全不一样，失望'],
};

export interface Campaign {
  name: string;
  channel: string;
  /** Milliseconds. */
  at: number;
}

const WEEKLY = ['周末会员日', '新品上架', '好物榜单', '满减专场', '老客回馈', '清仓特惠'];
const MESSAGE_CHANNELS = ['PUSH', 'SMS', 'WECHAT', 'EMAIL'];

/** A message every Thursday evening for a year, and around Double 11 more than one would like. Oldest first. */
export function campaigns(now: number, doubleEleven: number): Campaign[] {
  const day = 86_400_000;
  const weekly = Array.from({ length: 52 }, (_, week) => ({
    name: WEEKLY[week % WEEKLY.length]!,
    channel: MESSAGE_CHANNELS[week % MESSAGE_CHANNELS.length]!,
    at: doubleEleven + 8.5 * day + 11.5 * 3_600_000 - week * 7 * day,
  }));
  const sale = [
    { name: '双 11 预热', channel: 'PUSH', at: doubleEleven - 3 * day + 10 * 3_600_000 },
    { name: '双 11 开抢', channel: 'SMS', at: doubleEleven - 4 * 3_600_000 },
    { name: '双 11 返场', channel: 'WECHAT', at: doubleEleven + day + 10 * 3_600_000 },
    { name: '双 11 唤醒', channel: 'PUSH', at: now - 2 * day - 3_600_000 },
  ];
  return [...weekly, ...sale].filter(({ at }) => at < now - 3_600_000).sort((one, other) => one.at - other.at);
}
