import type { Locale } from '../lint/warning.js';

/** The events that Strata records itself and those of every shop; others go by the name they came with. */
const CHINESE_NAMES: ReadonlyMap<string, string> = new Map([
  ['session_started', '打开 App'],
  ['product_viewed', '浏览商品'],
  ['product_searched', '搜索商品'],
  ['product_favourited', '收藏商品'],
  ['product_reviewed', '评价商品'],
  ['review_posted', '评价商品'],
  ['cart_added', '加入购物车'],
  ['checkout_started', '开始结算'],
  ['order_completed', '完成订单'],
  ['order_refunded', '退款'],
  ['order_cancelled', '取消订单'],
  ['coupon_received', '领取优惠券'],
  ['coupon_used', '使用优惠券'],
  ['signed_up', '注册'],
  ['message_sent', '收到消息'],
  ['message_delivered', '消息送达'],
  ['message_opened', '打开消息'],
  ['message_clicked', '点击消息'],
  ['message_replied', '回复消息'],
  ['message_converted', '消息转化'],
  ['message_unsubscribed', '退订'],
  ['message_complained', '投诉消息'],
  ['amount', '金额'],
  ['quantity', '件数'],
  ['items', '件数'],
  ['rating', '评分'],
  ['price', '单价'],
  ['category', '品类'],
  ['product', '商品'],
  ['brand', '品牌'],
  ['coupon', '优惠券'],
  ['channel', '渠道'],
  ['campaign', '活动'],
  ['variant', '版本'],
  ['device', '设备'],
  ['reason', '原因'],
  ['order', '订单'],
  ['order_id', '订单'],
  ['duration', '时长'],
]);

/** What an event or a property is called; `known` if the name is more than its key. */
export function spokenName(key: string, locale: Locale): { name: string; known: boolean } {
  const chinese = locale === 'zh' ? CHINESE_NAMES.get(key) : undefined;
  if (chinese !== undefined) return { name: chinese, known: true };
  if (locale === 'en' && /^[a-z0-9_]+$/.test(key)) return { name: key.replaceAll('_', ' '), known: true };
  return { name: key, known: !/^[\w.-]+$/.test(key) };
}
