import { standard } from './standard-event.js';

/** From looking to buying, and what comes after. */
export const COMMERCE_EVENTS = {
  product_searched: standard('搜索商品', {
    zh: '用户搜索商品。',
    en: 'Someone searched for products.',
    properties: ['keyword', 'results', 'category', 'channel'],
  }),
  product_list_viewed: standard('浏览列表', {
    zh: '用户看了一个类目、榜单或专题。',
    en: 'Someone looked at a category or a list.',
    properties: ['list', 'category', 'position', 'results', 'channel'],
  }),
  product_viewed: standard('浏览商品', {
    zh: '用户看了一件商品。',
    en: 'Someone looked at a product.',
    properties: ['product', 'sku', 'category', 'brand', 'price', 'position', 'duration', 'channel'],
  }),
  product_favourited: standard('收藏商品', {
    zh: '用户收藏了一件商品。',
    en: 'Someone kept a product for later.',
    properties: ['product', 'sku', 'category', 'brand', 'price'],
  }),
  product_shared: standard('分享商品', {
    zh: '用户分享了一件商品。',
    en: 'Someone shared a product.',
    properties: ['product', 'sku', 'category', 'channel', 'group'],
  }),
  product_reviewed: standard('评价商品', {
    zh: '用户评价了买过的商品。',
    en: 'Someone reviewed a product.',
    properties: ['product', 'sku', 'category', 'rating', 'text', 'order'],
  }),
  cart_added: standard('加入购物车', {
    zh: '用户把商品加入购物车。',
    en: 'Someone put a product into the cart.',
    properties: ['product', 'sku', 'category', 'brand', 'price', 'quantity', 'channel'],
  }),
  cart_removed: standard('移出购物车', {
    zh: '用户把商品移出购物车。',
    en: 'Someone took a product out of the cart.',
    properties: ['product', 'sku', 'category', 'price', 'quantity'],
  }),
  cart_viewed: standard('查看购物车', {
    zh: '用户打开购物车。',
    en: 'Someone looked at the cart.',
    properties: ['amount', 'items', 'products', 'channel'],
  }),
  checkout_started: standard('开始结算', {
    zh: '用户进入结算。',
    en: 'Someone began to check out.',
    properties: ['order', 'amount', 'items', 'products', 'coupon', 'channel'],
  }),
  order_created: standard('提交订单', {
    zh: '用户提交订单，尚未付款。',
    en: 'An order was placed, not yet paid.',
    properties: ['order', 'amount', 'items', 'products', 'coupon', 'channel', 'store'],
  }),
  order_completed: standard('完成订单', {
    zh: '订单已付款。金额是实付金额。',
    en: 'An order was paid. The amount is what was paid.',
    properties: [
      ...([
        'order',
        'amount',
        'items',
        'products',
        'product',
        'sku',
        'category',
        'price',
        'quantity',
        'coupon',
      ] as const),
      ...(['discount', 'shipping', 'tax', 'currency', 'payment', 'channel', 'store', 'country', 'deliver_by'] as const),
    ],
  }),
  order_shipped: standard('订单发货', {
    zh: '订单发货。',
    en: 'An order was shipped.',
    properties: ['order', 'carrier', 'deliver_by', 'store'],
  }),
  order_delivered: standard('订单签收', {
    zh: '订单签收。',
    en: 'An order arrived.',
    properties: ['order', 'carrier', 'store'],
  }),
  order_cancelled: standard('取消订单', {
    zh: '订单在付款前后被取消。',
    en: 'An order was cancelled.',
    properties: ['order', 'amount', 'items', 'product', 'sku', 'price', 'quantity', 'reason', 'country'],
  }),
  order_refunded: standard('退款', {
    zh: '订单全部或部分退款。金额是退款金额。',
    en: 'All or a part of an order was paid back. The amount is what was paid back.',
    properties: ['order', 'amount', 'items', 'product', 'sku', 'price', 'quantity', 'reason', 'country'],
  }),
  coupon_received: standard('领取优惠券', {
    zh: '用户领到优惠券。',
    en: 'Someone got a coupon.',
    properties: ['coupon', 'campaign', 'discount', 'channel', 'source'],
  }),
  coupon_used: standard('使用优惠券', {
    zh: '用户用掉优惠券。',
    en: 'Someone used a coupon.',
    properties: ['coupon', 'campaign', 'discount', 'order'],
  }),
  subscription_started: standard('开通订阅', {
    zh: '用户开通会员或订阅。',
    en: 'A subscription or membership began.',
    properties: ['plan', 'amount', 'payment', 'channel'],
  }),
  subscription_cancelled: standard('取消订阅', {
    zh: '用户取消会员或订阅。',
    en: 'A subscription or membership was given up.',
    properties: ['plan', 'reason'],
  }),
  points_earned: standard('获得积分', {
    zh: '用户获得积分。',
    en: 'Someone earned points.',
    properties: ['points', 'reason', 'order', 'level'],
  }),
  points_spent: standard('使用积分', {
    zh: '用户使用积分。',
    en: 'Someone spent points.',
    properties: ['points', 'reason', 'order', 'reward'],
  }),
  store_visited: standard('到店', {
    zh: '用户到店。',
    en: 'Someone came to a store.',
    properties: ['store', 'city', 'duration', 'source'],
  }),
};
