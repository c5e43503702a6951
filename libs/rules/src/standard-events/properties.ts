/** What a property holds. An ID is a text or a number: only ever compared for being the same. */
export type StandardPropertyType = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATETIME' | 'LIST' | 'ID';

export interface StandardProperty {
  type: StandardPropertyType;
  /** Of a number: seconds, bytes, or the currency of the workspace. */
  unit?: 's' | 'B' | 'CURRENCY';
  zh: string;
  /** Absent: the words of its key. */
  en?: string;
  /** Other headers under which it is found in files, in lower case. */
  also?: readonly string[];
}

/** One key has one meaning, whatever the event: what is learned of it in one place is true in all. */
export const STANDARD_PROPERTIES = {
  segment: { type: 'TEXT', zh: '人群' },
  tag: { type: 'TEXT', zh: '标签' },
  model: { type: 'TEXT', zh: '模型' },
  from_stage: { type: 'TEXT', zh: '原阶段' },
  to_stage: { type: 'TEXT', zh: '新阶段' },
  campaign: { type: 'TEXT', zh: '活动', also: ['campaign_name', 'campaign_id', 'utm_campaign'] },
  variant: { type: 'TEXT', zh: '版本', also: ['ab', 'version'] },
  channel: { type: 'TEXT', zh: '渠道', also: ['来源渠道', 'utm_medium'] },
  source: { type: 'TEXT', zh: '来源', also: ['utm_source', '流量来源'] },
  message: { type: 'ID', zh: '消息', also: ['message_no', 'msgid', 'msg_id', '消息编号'] },
  message_type: { type: 'TEXT', zh: '消息类型', also: ['msgtype', 'msg_type'] },
  text: { type: 'TEXT', zh: '内容', also: ['content', 'body', '回复内容', '评价内容'] },
  keyword: { type: 'TEXT', zh: '关键词', also: ['keywords', '关键字'] },
  url: { type: 'TEXT', zh: '链接', en: 'URL', also: ['link', 'href', '网址'] },
  title: { type: 'TEXT', zh: '标题', also: ['page_title'] },
  referrer: { type: 'TEXT', zh: '来源页', also: ['referer'] },
  position: { type: 'NUMBER', zh: '位置', also: ['index', '排位'] },
  duration: { type: 'NUMBER', unit: 's', zh: '时长', also: ['dwell', 'dwell_time', '停留时长', '停留时间'] },
  file: { type: 'TEXT', zh: '文件', also: ['file_name', 'filename', '文件名'] },
  file_type: { type: 'TEXT', zh: '文件类型', also: ['mime', 'content_type'] },
  size: { type: 'NUMBER', unit: 'B', zh: '大小', also: ['file_size', 'bytes', '文件大小'] },
  group: { type: 'ID', zh: '群', also: ['group_id', 'chat_id', 'room_id', '群聊'] },
  group_name: { type: 'TEXT', zh: '群名称', also: ['chat_name', '群名'] },
  members: { type: 'NUMBER', zh: '人数', also: ['member_count', '群人数'] },
  account: { type: 'ID', zh: '账号', also: ['account_id', 'openid', '公众号', '企业微信号'] },
  agent: { type: 'ID', zh: '客服', also: ['agent_id', 'staff', '员工', '坐席'] },
  activity: { type: 'TEXT', zh: '线上活动', also: ['activity_name', 'event_name', '活动名称'] },
  activity_type: { type: 'TEXT', zh: '活动类型' },
  reward: { type: 'TEXT', zh: '奖励', also: ['prize', '奖品'] },
  reason: { type: 'TEXT', zh: '原因', also: ['cause'] },
  product: { type: 'TEXT', zh: '商品', also: ['product_name', 'item', 'item_name', 'description', '商品名称'] },
  sku: { type: 'ID', zh: '商品编码', en: 'SKU', also: ['stockcode', 'product_id', 'item_id', '商品编号'] },
  category: { type: 'TEXT', zh: '品类', also: ['category_id', 'product_category', '类目', '分类'] },
  brand: { type: 'TEXT', zh: '品牌' },
  price: { type: 'NUMBER', unit: 'CURRENCY', zh: '单价', also: ['unitprice', 'unit_price', '价格'] },
  quantity: { type: 'NUMBER', zh: '数量', also: ['qty', '数目'] },
  items: { type: 'NUMBER', zh: '件数', also: ['item_count', 'cds', '商品件数'] },
  products: { type: 'LIST', zh: '商品清单' },
  list: { type: 'TEXT', zh: '列表', also: ['list_name', '榜单'] },
  results: { type: 'NUMBER', zh: '结果数', also: ['result_count'] },
  order: { type: 'ID', zh: '订单', also: ['order_id', 'order_no', 'invoice', 'invoiceno', '订单号', '订单编号'] },
  amount: { type: 'NUMBER', unit: 'CURRENCY', zh: '金额', also: ['revenue', 'total', 'sales', '订单金额'] },
  discount: { type: 'NUMBER', unit: 'CURRENCY', zh: '优惠金额', also: ['优惠'] },
  shipping: { type: 'NUMBER', unit: 'CURRENCY', zh: '运费', also: ['freight', 'postage'] },
  tax: { type: 'NUMBER', unit: 'CURRENCY', zh: '税费' },
  currency: { type: 'TEXT', zh: '币种' },
  coupon: { type: 'TEXT', zh: '优惠券', also: ['coupon_code', '券'] },
  payment: { type: 'TEXT', zh: '支付方式', also: ['payment_method', 'pay_type'] },
  deliver_by: { type: 'DATETIME', zh: '预计送达', also: ['eta'] },
  carrier: { type: 'TEXT', zh: '物流', also: ['快递'] },
  rating: { type: 'NUMBER', zh: '评分', also: ['score', 'stars', '星级'] },
  points: { type: 'NUMBER', zh: '积分' },
  level: { type: 'TEXT', zh: '等级', also: ['tier', '会员等级'] },
  plan: { type: 'TEXT', zh: '套餐', also: ['subscription_plan'] },
  method: { type: 'TEXT', zh: '方式', also: ['login_type', '登录方式'] },
  page: { type: 'TEXT', zh: '页面', also: ['page_name', 'path', 'screen'] },
  search: { type: 'TEXT', zh: '查询串', en: 'query string', also: ['query_string'] },
  device: { type: 'TEXT', zh: '设备', also: ['device_type', '终端'] },
  os: { type: 'TEXT', zh: '系统', en: 'system', also: ['platform', '操作系统'] },
  app_version: { type: 'TEXT', zh: '应用版本', also: ['版本号'] },
  store: { type: 'TEXT', zh: '门店', also: ['shop', 'store_id', '店铺'] },
  country: { type: 'TEXT', zh: '国家', also: ['国家地区'] },
  province: { type: 'TEXT', zh: '省份', also: ['省'] },
  city: { type: 'TEXT', zh: '城市' },
  form: { type: 'TEXT', zh: '表单', also: ['form_name', 'form_id'] },
  video: { type: 'TEXT', zh: '视频', also: ['video_id', 'live', '直播'] },
} as const satisfies Record<string, StandardProperty>;

export type StandardPropertyKey = keyof typeof STANDARD_PROPERTIES;
