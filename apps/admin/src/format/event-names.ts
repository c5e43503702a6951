import { useLanguage } from '../i18n/language';
import type { Language } from '../i18n/language';

/** The names by which the field knows common events; any other event is shown by its own name. */
const NAMES: Record<string, Record<Language, string>> = {
  session_started: { zh: '打开 App', en: 'App opened' },
  product_viewed: { zh: '浏览商品', en: 'Product viewed' },
  cart_added: { zh: '加入购物车', en: 'Added to cart' },
  order_completed: { zh: '完成订单', en: 'Order completed' },
  order_refunded: { zh: '退款', en: 'Order refunded' },
  product_reviewed: { zh: '评价商品', en: 'Review posted' },
  message_sent: { zh: '收到消息', en: 'Message received' },
  message_delivered: { zh: '消息送达', en: 'Message delivered' },
  message_opened: { zh: '打开消息', en: 'Message opened' },
  message_clicked: { zh: '点击消息', en: 'Message clicked' },
  message_replied: { zh: '回复消息', en: 'Message replied' },
  message_unsubscribed: { zh: '退订', en: 'Unsubscribed' },
};

export const eventName = (name: string, language: Language): string => NAMES[name]?.[language] ?? name;

/** Speaks the name of an event in the language of the screen. */
export function useEventName(): (name: string) => string {
  const { language } = useLanguage();
  return (name) => eventName(name, language);
}
