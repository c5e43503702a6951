import { useCallback } from 'react';
import { useLanguage } from './language';
import type { Language } from './language';

const CHINESE = /\p{Script=Han}/u;

/** The events and properties that Strata and its demo record themselves; others are shown by the name they came with. */
const CHINESE_NAMES: Readonly<Record<string, string>> = {
  session_started: '打开 App',
  product_viewed: '浏览商品',
  product_searched: '搜索商品',
  search_performed: '搜索',
  product_favourited: '收藏商品',
  cart_added: '加入购物车',
  checkout_started: '开始结算',
  order_completed: '完成订单',
  order_refunded: '退款',
  order_cancelled: '取消订单',
  review_posted: '评价商品',
  coupon_received: '领取优惠券',
  coupon_used: '使用优惠券',
  signed_up: '注册',
  complaint_filed: '投诉',
  message_sent: '发送消息',
  message_delivered: '消息送达',
  message_opened: '打开消息',
  message_clicked: '点击消息',
  message_replied: '回复消息',
  message_converted: '消息转化',
  message_unsubscribed: '退订',
  message_complained: '投诉消息',
  amount: '金额',
  quantity: '件数',
  rating: '评分',
  price: '单价',
  category: '品类',
  product: '商品',
  brand: '品牌',
  coupon: '优惠券',
  channel: '渠道',
  campaign: '活动',
  variant: '版本',
  device: '设备',
  duration: '时长',
  seconds: '时长（秒）',
  keyword: '关键词',
  currency: '币种',
};

/** `value/at_risk` reads "At risk": keys are made of words. */
const humanize = (key: string): string => {
  const words = (key.split('/').at(-1) ?? key).replace(/[_.-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The name of what has a key and a name given by people: theirs, unless it is Chinese and the reader is not. */
export function displayName(key: string, name: string | null | undefined, language: Language): string {
  if (name && !(language === 'en' && CHINESE.test(name) && !CHINESE.test(key))) return name;
  return humanize(key);
}

/** The name of an event or a property, which has nothing but its key. */
export function eventDisplayName(name: string, language: Language): string {
  if (language === 'zh') return CHINESE_NAMES[name] ?? name;
  return /^[a-z0-9_]+$/.test(name) ? humanize(name) : name;
}

/** Names in the language of the screen. */
export function useNames(): {
  nameOf: (key: string, name?: string | null) => string;
  eventName: (name: string) => string;
} {
  const { language } = useLanguage();
  return {
    nameOf: useCallback((key, name) => displayName(key, name, language), [language]),
    eventName: useCallback((name) => eventDisplayName(name, language), [language]),
  };
}
