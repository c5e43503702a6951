import { Weighted } from './random.js';
import type { Random } from './random.js';

/** Share of the population in per cent (the hundred commonest surnames, rounded) with the pinyin for e-mail addresses. */
const SURNAMES = new Weighted(
  `王wang7.2 李li7.0 张zhang6.8 刘liu5.4 陈chen4.6 杨yang3.1 黄huang2.4 赵zhao2.2 吴wu2.1 周zhou2.0 徐xu1.6 孙sun1.5
   马ma1.4 朱zhu1.3 胡hu1.3 郭guo1.2 何he1.2 林lin1.2 高gao1.1 罗luo1.1 郑zheng1.0 梁liang0.9 谢xie0.8 宋song0.8
   唐tang0.7 许xu0.7 韩han0.7 邓deng0.7 冯feng0.7 曹cao0.6 彭peng0.6 曾zeng0.6 肖xiao0.6 田tian0.5 董dong0.5 潘pan0.5
   袁yuan0.5 蔡cai0.5 蒋jiang0.5 余yu0.5 于yu0.5 杜du0.4 叶ye0.4 程cheng0.4 魏wei0.4 苏su0.4 吕lv0.4 丁ding0.4
   任ren0.4 卢lu0.4 姚yao0.4 沈shen0.4 钟zhong0.4 姜jiang0.4 崔cui0.4 谭tan0.4 陆lu0.4 范fan0.4 汪wang0.3 廖liao0.3
   石shi0.3 金jin0.3 韦wei0.3 贾jia0.3 夏xia0.3 付fu0.3 方fang0.3 邹zou0.3 熊xiong0.3 白bai0.3 孟meng0.3 秦qin0.3
   邱qiu0.3 侯hou0.3 江jiang0.3 尹yin0.2 薛xue0.2 闫yan0.2 雷lei0.2 龙long0.2 黎li0.2 史shi0.2 陶tao0.2 贺he0.2
   毛mao0.2 段duan0.2 郝hao0.2 顾gu0.2 龚gong0.2 邵shao0.2 覃qin0.2 武wu0.2 钱qian0.2 戴dai0.2 严yan0.2 莫mo0.2
   孔kong0.2 向xiang0.2 常chang0.2 欧阳ouyang0.1`
    .split(/\s+/)
    .map((entry) => {
      const [, surname, pinyin, share] = /^(\P{ASCII}+)([a-z]+)([\d.]+)$/u.exec(entry)!;
      return { surname: surname!, pinyin: pinyin!, share: Number(share) };
    }),
  ({ share }) => share,
);

/** Given names by generation: those born before 1985 and those born after are called differently. */
const GIVEN = {
  女: {
    older:
      '丽 敏 静 艳 娟 霞 秀英 桂兰 玉梅 红梅 建华 海燕 晓燕 春梅 丽娟 丽华 雪梅 秀兰 惠 琴 萍 玲 芳 燕 洁 颖'.split(
        ' ',
      ),
    younger:
      '若溪 雨桐 婉清 子涵 欣怡 梓萱 诗涵 思雨 佳宁 语嫣 静怡 雅琪 一诺 可欣 梦瑶 晓月 芷若 雨欣 佳怡 思琪 悦 婷 琳 倩 瑶 晴 薇 雪 蕾 璇'.split(
        ' ',
      ),
  },
  男: {
    older: '伟 强 军 勇 磊 建国 建军 志强 国强 海涛 永强 志明 文斌 建平 卫东 晓东 斌 辉 鹏 刚 波 明 平 超 涛 峰'.split(
      ' ',
    ),
    younger:
      '浩然 子墨 宇轩 明轩 俊杰 子轩 思远 一鸣 天佑 文博 嘉豪 泽宇 晨曦 志远 雨泽 梓豪 逸飞 睿 昊 凯 翔 宇 鑫 杰 博 晨 阳 航 旭 帆'.split(
        ' ',
      ),
  },
} as const;

export type Gender = keyof typeof GIVEN;

export interface Name {
  full: string;
  pinyin: string;
}

export function drawName(random: Random, gender: Gender, birthYear: number): Name {
  const { surname, pinyin } = SURNAMES.pick(random);
  return { full: surname + random.pick(GIVEN[gender][birthYear < 1985 ? 'older' : 'younger']), pinyin };
}

/** Inhabitants in ten thousands, 2020 census, rounded. */
const CITIES_BY_PROVINCE: Record<string, string> = {
  北京市: '北京市2189',
  天津市: '天津市1387',
  上海市: '上海市2487',
  重庆市: '重庆市1634',
  广东省: '广州市1868 深圳市1749 东莞市1047 佛山市950 惠州市604 汕头市550 湛江市698 江门市480 中山市442 珠海市244',
  江苏省: '苏州市1275 南京市931 徐州市908 南通市773 无锡市746 盐城市671 常州市528 扬州市456',
  浙江省: '杭州市1194 温州市957 宁波市940 金华市705 台州市662 嘉兴市540 绍兴市527',
  山东省: '临沂市1102 青岛市1007 济南市920 潍坊市939 济宁市836 烟台市710',
  四川省: '成都市2094 绵阳市487 宜宾市459',
  河南省: '郑州市1260 洛阳市706 南阳市971',
  湖北省: '武汉市1233 襄阳市526 宜昌市402',
  湖南省: '长沙市1005 衡阳市665 株洲市390',
  河北省: '石家庄市1124 保定市924 邯郸市941 唐山市772',
  福建省: '泉州市878 福州市829 厦门市516',
  安徽省: '合肥市937 阜阳市820 芜湖市364',
  陕西省: '西安市1295 咸阳市396',
  辽宁省: '沈阳市907 大连市745 鞍山市333',
  黑龙江省: '哈尔滨市1001 大庆市278',
  吉林省: '长春市907 吉林市362',
  江西省: '南昌市626 赣州市897',
  广西壮族自治区: '南宁市874 桂林市493 柳州市416',
  云南省: '昆明市846 曲靖市577',
  贵州省: '贵阳市599 遵义市661',
  山西省: '太原市530 大同市311',
  内蒙古自治区: '呼和浩特市345 包头市271',
  甘肃省: '兰州市436',
  新疆维吾尔自治区: '乌鲁木齐市405',
  海南省: '海口市287 三亚市103',
  宁夏回族自治区: '银川市286',
  青海省: '西宁市247',
  西藏自治区: '拉萨市87',
};

interface City {
  city: string;
  province: string;
  inhabitants: number;
}

export const CITIES: readonly City[] = Object.entries(CITIES_BY_PROVINCE).flatMap(([province, cities]) =>
  cities.split(' ').map((entry) => {
    const [, city, inhabitants] = /^(\D+)(\d+)$/.exec(entry)!;
    return { city: city!, province, inhabitants: Number(inhabitants) };
  }),
);

// Shoppers on line live in large cities more than people do.
const CITY = new Weighted(CITIES, ({ inhabitants }) => inhabitants ** 1.25);

export const drawCity = (random: Random): City => CITY.pick(random);

interface Device {
  device: string;
  system: 'iOS' | 'Android' | 'HarmonyOS';
  share: number;
}

export const DEVICES: readonly Device[] = [
  { device: 'iPhone 17 Pro', system: 'iOS', share: 5 },
  { device: 'iPhone 16', system: 'iOS', share: 8 },
  { device: 'iPhone 15', system: 'iOS', share: 10 },
  { device: 'iPhone 13', system: 'iOS', share: 8 },
  { device: 'HUAWEI Mate 70', system: 'HarmonyOS', share: 9 },
  { device: 'HUAWEI nova 13', system: 'HarmonyOS', share: 7 },
  { device: 'HUAWEI P60', system: 'HarmonyOS', share: 6 },
  { device: 'Xiaomi 15', system: 'Android', share: 9 },
  { device: 'Redmi K80', system: 'Android', share: 8 },
  { device: 'OPPO Find X8', system: 'Android', share: 8 },
  { device: 'OPPO Reno13', system: 'Android', share: 7 },
  { device: 'vivo X200', system: 'Android', share: 8 },
  { device: 'HONOR 300', system: 'Android', share: 7 },
];

const DEVICE = new Weighted(DEVICES, ({ share }) => share);

export const drawDevice = (random: Random): Device => DEVICE.pick(random);
