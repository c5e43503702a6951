/** What people call a division: its whole name, what is usual besides, what it was called before, and the short name. */
import { divisions } from './divisions.js';
import type { Division, Level } from './divisions.js';

export interface NamedDivision {
  name: string;
  division: Division;
  /** How far it is from the whole name of today: of two readings the one with the lesser sum counts. */
  distance: typeof WHOLE | typeof OTHER | typeof SHORT;
  /** Without 省, 市, 区 or 县, or so short that it is found inside other words: read only where it ends. */
  short: boolean;
}

const WHOLE = 0;
const OTHER = 1;
const SHORT = 2;

/** Peoples after which autonomous divisions are named; those with 族 or without it, and those always with it. */
const PEOPLES =
  '(?:(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔|达斡尔|鄂温克|鄂伦春|撒拉|保安|裕固)族?|' +
  '(?:回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|仫佬|羌|布朗|毛南|仡佬|' +
  '阿昌|普米|怒|德昂|独龙|各)族)';
const AUTONOMOUS = new RegExp(`^(.{2,}?)${PEOPLES}+自治[州县旗区]$`);

const SUFFIX: Record<Level, RegExp> = {
  PROVINCE: /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/,
  CITY: /(?:自治州|地区|林区|盟|市|县)$/,
  DISTRICT: /(?:自治县|自治旗|新区|林区|矿区|特区|区|县|市|旗)$/,
};

/** Names in Latin letters. 陕西 and 山西 differ by a letter that pinyin does not have. */
const LATIN: Record<string, string> = {
  北京市: 'beijing,peking',
  天津市: 'tianjin',
  河北省: 'hebei',
  山西省: 'shanxi',
  内蒙古自治区: 'inner mongolia,neimenggu,nei mongol',
  辽宁省: 'liaoning',
  吉林省: 'jilin',
  黑龙江省: 'heilongjiang',
  上海市: 'shanghai',
  江苏省: 'jiangsu',
  浙江省: 'zhejiang',
  安徽省: 'anhui',
  福建省: 'fujian',
  江西省: 'jiangxi',
  山东省: 'shandong',
  河南省: 'henan',
  湖北省: 'hubei',
  湖南省: 'hunan',
  广东省: 'guangdong,canton',
  广西壮族自治区: 'guangxi',
  海南省: 'hainan',
  重庆市: 'chongqing,chungking',
  四川省: 'sichuan,szechuan',
  贵州省: 'guizhou',
  云南省: 'yunnan',
  西藏自治区: 'tibet,xizang',
  陕西省: 'shaanxi',
  甘肃省: 'gansu',
  青海省: 'qinghai',
  宁夏回族自治区: 'ningxia',
  新疆维吾尔自治区: 'xinjiang',
  台湾省: 'taiwan',
  香港特别行政区: 'hong kong,hongkong',
  澳门特别行政区: 'macao,macau',
};

/** Cities that people write in Latin letters, where no other city is written so. */
const LATIN_CITIES: Record<string, string> = {
  130100: 'shijiazhuang',
  140100: 'taiyuan',
  150100: 'hohhot',
  210100: 'shenyang',
  210200: 'dalian',
  220100: 'changchun',
  230100: 'harbin',
  320100: 'nanjing,nanking',
  320200: 'wuxi',
  330100: 'hangzhou',
  330200: 'ningbo',
  340100: 'hefei',
  350200: 'xiamen,amoy',
  360100: 'nanchang',
  370100: 'jinan',
  370200: 'qingdao,tsingtao',
  410100: 'zhengzhou',
  420100: 'wuhan',
  430100: 'changsha',
  440100: 'guangzhou',
  440300: 'shenzhen',
  440400: 'zhuhai',
  440600: 'foshan',
  441900: 'dongguan',
  450100: 'nanning',
  460100: 'haikou',
  460200: 'sanya',
  510100: 'chengdu',
  520100: 'guiyang',
  530100: 'kunming',
  540100: 'lhasa',
  610100: "xi'an,xian",
  620100: 'lanzhou',
  640100: 'yinchuan',
  650100: 'urumqi',
};
/** By the code of what they are now: what suffixes do not tell, of the changes since 2009 and of common speech. */
const OTHER_NAMES: Record<string, string> = {
  110101: '崇文区',
  110102: '宣武区',
  120116: '塘沽区 汉沽区 大港区',
  150100: '呼市',
  310101: '卢湾区 南市区',
  310106: '闸北区',
  310115: '南汇区 川沙县',
  320505: '虎丘',
  320508: '沧浪区 平江区 金阊区',
  330102: '江干区',
  330105: '下城区',
  330212: '江东区',
  330602: '绍兴县',
  370116: '莱芜市',
  420600: '襄樊市 襄樊',
  440112: '萝岗区',
  500110: '万盛区',
  530800: '思茅市',
  650100: '乌市',
};

/** Cities whose short name means them alone, although districts elsewhere are called so too. */
const WELL_KNOWN: Record<string, string> = { 140200: '大同', 442000: '中山', 610100: '西安' };

/** Names by how they begin (two letters), the longer ones first. */
export const namesByBeginning: ReadonlyMap<string, readonly NamedDivision[]> = index();

function index(): Map<string, NamedDivision[]> {
  const siblings = new Set(divisions.map(({ name, within }) => `${within?.code} ${name}`));
  const byBeginning = new Map<string, NamedDivision[]>();
  for (const division of divisions) {
    for (const [name, distance] of namesOf(division, siblings)) {
      const beginning = name.slice(0, 2);
      const short = distance === SHORT || name.length <= 2;
      const entry = { name, division, distance, short };
      const those = byBeginning.get(beginning);
      if (those) those.push(entry);
      else byBeginning.set(beginning, [entry]);
    }
  }
  for (const those of byBeginning.values()) those.sort((a, b) => b.name.length - a.name.length);
  return byBeginning;
}

function namesOf(division: Division, siblings: ReadonlySet<string>): Map<string, NamedDivision['distance']> {
  const { name, level, code, within } = division;
  const names = new Map<string, NamedDivision['distance']>([[name, WHOLE]]);
  const add = (other: string, distance: NamedDivision['distance']): void => {
    if (other.length >= 2 && !names.has(other)) names.set(other, distance);
  };
  const people = AUTONOMOUS.exec(name)?.[1];
  const base = people ?? name.replace(SUFFIX[level], '');
  add(base, WELL_KNOWN[code] === base ? OTHER : SHORT);
  if (people !== undefined || /自治[州县旗]$/.test(name)) add(base + name.at(-1)!, OTHER);
  // A county that became a district or a city, a prefecture that became a city: 密云县, 萧山市, 毕节地区.
  const before = name.endsWith('区') ? ['县', '市'] : name.endsWith('市') ? [level === 'CITY' ? '地区' : '县'] : [];
  for (const suffix of base.length >= 2 ? before : []) {
    if (!siblings.has(`${within?.code} ${base}${suffix}`)) add(base + suffix, OTHER);
  }
  for (const other of OTHER_NAMES[code]?.split(' ') ?? []) add(other, OTHER);
  const latins = level === 'PROVINCE' ? LATIN[name] : LATIN_CITIES[code];
  for (const latin of latins?.split(',') ?? []) add(latin, SHORT);
  return names;
}
