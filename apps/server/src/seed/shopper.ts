import { DAY } from './calendar.js';
import { CATEGORIES, drawCategory, SIGNUP_CHANNELS } from './goods.js';
import type { Calendar } from './calendar.js';
import type { Category } from './goods.js';
import { drawCity, drawDevice, drawName } from './people.js';
import type { Gender, Name } from './people.js';
import { Random } from './random.js';

/** Who a user is, before anything has happened. */
export interface Shopper {
  /** 1 for the first. */
  number: number;
  externalId: string;
  name: Name;
  gender: Gender;
  /** Days since 1970. */
  birthday: number;
  age: number;
  city: string;
  province: string;
  device: string;
  system: string;
  occupation: string | undefined;
  familyStage: string | undefined;
  signupChannel: string;
  /** Milliseconds. */
  signedUp: number;
  /** The last instant at which anything may happen: now for those who still come. */
  lastSeen: number;
  /** Share of all events, relative. */
  weight: number;
  /** Multiplies prices; most near 1, a few far above. */
  purse: number;
  /** Two or three favourite categories; most visits go there. */
  favourites: Category[];
  wechat: boolean;
  optIn: boolean;
  phone: string;
  email: string | undefined;
}

const OCCUPATIONS = [
  '公司职员',
  '教师',
  '学生',
  '自由职业',
  '医护人员',
  '个体经营',
  '工程师',
  '公务员',
  '退休',
  '全职主妇',
];
const MAIL = ['163.com', 'qq.com', '126.com', 'outlook.com', 'foxmail.com'];
const PHONE_PREFIXES = ['138', '139', '136', '158', '186', '187', '177', '199', '133', '150'];

export const shopperRandom = (seed: number, number: number) => new Random(seed, number);

export function drawShopper(random: Random, number: number, calendar: Calendar): Shopper {
  const { now } = calendar;
  const gender: Gender = random.chance(0.56) ? '女' : '男';
  const age = Math.round(Math.min(74, Math.max(16, 33 + 10.5 * random.normal() + (random.chance(0.1) ? 14 : 0))));
  const birthday = Math.floor((now - (age + random.next()) * 365.2425 * DAY) / DAY);
  const place = drawCity(random);
  const { device, system } = drawDevice(random);
  const name = drawName(random, gender, 1970 + birthday / 365.2425);
  const tenure = Math.min(3 * 365 * DAY - DAY, 3 * 365 * DAY * random.next() ** 1.3);
  const signedUp = Math.floor(now - tenure);
  const favourites = new Set([
    drawCategory(random, gender),
    drawCategory(random, gender),
    drawCategory(random, gender),
  ]);
  const hasBaby = age >= 23 && age <= 42 && random.chance(0.3);
  const baby = CATEGORIES.find(({ key }) => key === 'baby')!;
  if (hasBaby) favourites.add(baby);
  // Two thirds still come; the others stopped somewhere along the way, more of them long ago.
  const churned = tenure > 20 * DAY && random.chance(0.33);
  // Those who left before the calendar begins are given its first weeks.
  const lastSeen = churned
    ? Math.max(Math.floor(signedUp + tenure * random.next() ** 0.7), calendar.start + random.between(1, 30) * DAY)
    : now;
  const activeDays = (lastSeen - Math.max(signedUp, calendar.start)) / DAY;
  return {
    number,
    externalId: String(80_000_000 + number),
    name,
    gender,
    birthday,
    age,
    city: place.city,
    province: place.province,
    device,
    system,
    occupation: random.chance(0.62) ? (age < 23 ? '学生' : age > 60 ? '退休' : random.pick(OCCUPATIONS)) : undefined,
    familyStage: hasBaby
      ? random.pick(['有 0–3 岁孩子', '有 4–6 岁孩子', '有小学生'])
      : random.chance(0.35)
        ? random.pick(['单身', '二人世界', '与父母同住'])
        : undefined,
    signupChannel: random.pick(SIGNUP_CHANNELS),
    signedUp,
    lastSeen,
    // One in fourteen signs up and never comes back; activity of the others is log-normal, the busiest tenth do half.
    weight: random.chance(0.07) ? 0 : Math.exp(1.05 * random.normal()) * Math.sqrt(Math.max(0.2, activeDays) / 365),
    purse: Math.exp(0.45 * random.normal()),
    favourites: [...favourites],
    wechat: random.chance(0.53),
    optIn: random.chance(0.86),
    // 15,485,863 shares no factor with 10^8, so no two users get one number.
    phone: random.pick(PHONE_PREFIXES) + String((number * 15_485_863) % 100_000_000).padStart(8, '0'),
    email: random.chance(0.4) ? `${name.pinyin}${number}@${random.pick(MAIL)}` : undefined,
  };
}
