import type { StandardForm } from '@strata/profile';
import type { AttributeType } from '@strata/rules';

/** What headers call things, in Chinese and English; compared without case, blanks and punctuation. */
export interface Term {
  /** A target that there is always, or the key of a usual attribute. */
  means: { target: string } | { attribute: string; name: string; type: AttributeType; form?: StandardForm };
  words: readonly string[];
}

/** Usual attributes whose values cleaning knows how to read. */
const FORMS: Readonly<Record<string, StandardForm>> = {
  name: 'NAME',
  gender: 'GENDER',
  birthday: 'BIRTH_DATE',
  age: 'AGE',
  region: 'REGION',
  province: 'PROVINCE',
  city: 'CITY',
  district: 'DISTRICT',
  postal_code: 'POSTAL_CODE',
};

const target = (name: string, ...words: string[]): Term => ({ means: { target: name }, words });
const attribute = (key: string, name: string, type: AttributeType, ...words: string[]): Term => ({
  means: { attribute: key, name, type, ...(FORMS[key] ? { form: FORMS[key] } : {}) },
  words: [key, name, ...words],
});

export const WHO: readonly Term[] = [
  target(
    'externalId',
    ...[
      'external id',
      'user id',
      'uid',
      'customer id',
      'customer no',
      'customer',
      'client id',
      'member id',
      'member no',
    ],
    ...[
      'buyer id',
      'account id',
      'contact id',
      'cust id',
      '会员号',
      '会员编号',
      '会员id',
      '会员卡号',
      '客户号',
      '客户编号',
      '客户id',
    ],
    ...['买家会员名', '外部联系人id', 'lead id', 'distinct id'],
    ...['客户代码', '用户id', '用户编号', '用户号', '顾客编号', '买家id', 'user', '用户', '客户', '会员'],
  ),
];

const ANONYMOUS = ['anonymous id', '匿名id', '匿名编号', '匿名用户id'];

export const USERS: readonly Term[] = [
  target(
    'identities.PHONE',
    ...[
      '备注手机号',
      '收件人手机',
      'mobile no',
      'phone no',
      '手机',
      '手机号',
      '手机号码',
      '电话',
      '电话号码',
      '联系电话',
      '联系方式',
      '移动电话',
      '收货人手机',
    ],
    ...['mobile', 'mobile phone', 'mobile number', 'phone', 'phone number', 'cell', 'cell phone', 'tel', 'telephone'],
  ),
  target(
    'identities.EMAIL',
    'email',
    'e-mail',
    'email address',
    'mail',
    '邮箱',
    '电子邮箱',
    '邮箱地址',
    '电子邮件',
    '邮件',
  ),
  target('identities.IM/wechat', 'openid', 'unionid', 'wechat', 'wechat id', '微信', '微信号', '微信openid'),
  target('identities.ANONYMOUS', ...ANONYMOUS),
  target('identities.DEVICE', 'device id', 'device', 'imei', 'idfa', 'oaid', '设备号', '设备id'),
  target('tags', 'tags', 'tag', 'labels', '标签', '客户标签', '用户标签'),
  attribute(
    'name',
    '姓名',
    'TEXT',
    'full name',
    '名字',
    '客户姓名',
    '会员姓名',
    '用户姓名',
    '真实姓名',
    '客户名称',
    '联系人',
    '收货人姓名',
    'customer name',
  ),
  attribute('first_name', '名', 'TEXT', 'first name', 'given name'),
  attribute('last_name', '姓', 'TEXT', 'last name', 'surname', 'family name'),
  attribute('nickname', '昵称', 'TEXT', 'nick', 'nick name', '用户昵称', '微信昵称', '外部联系人昵称'),
  attribute('gender', '性别', 'TEXT', 'sex'),
  attribute(
    'birthday',
    '生日',
    'DATE',
    '出生日期',
    '出生年月',
    '出生年月日',
    'birth date',
    'date of birth',
    'dob',
    'birth day',
  ),
  attribute('age', '年龄', 'NUMBER'),
  attribute('province', '省份', 'TEXT', '省', '所在省', 'state'),
  attribute('city', '城市', 'TEXT', '市', '所在城市', '所在地', '居住城市', '常住城市', 'town'),
  attribute('district', '区县', 'TEXT', '区', '县', '行政区'),
  attribute('region', '地区', 'TEXT', '区域', '省市', '省市区'),
  attribute('country', '国家', 'TEXT', '国家地区', 'country region'),
  attribute('address', '地址', 'TEXT', '详细地址', '收货地址', '联系地址', '家庭住址', 'street'),
  attribute('postal_code', '邮编', 'TEXT', '邮政编码', 'zip', 'zip code', 'post code', 'postcode'),
  attribute(
    'member_level',
    '会员等级',
    'TEXT',
    '会员级别',
    '等级',
    'level',
    'member grade',
    'vip level',
    'tier',
    'membership',
  ),
  attribute('points', '积分', 'NUMBER', '会员积分', '可用积分', 'point', 'loyalty points'),
  attribute(
    'registered_at',
    '注册时间',
    'DATETIME',
    '注册日期',
    '入会时间',
    '入会日期',
    '开卡时间',
    'registered',
    'signup date',
    'created at',
    'created date',
    'date joined',
    'registration date',
    'join date',
    '创建时间',
  ),
  attribute('company', '公司', 'TEXT', '公司名称', '单位', '企业', 'organization', 'organisation'),
  attribute('job', '职业', 'TEXT', '职位', 'occupation', 'job title', 'title'),
];

export const EVENTS: readonly Term[] = [
  target(
    'occurredAt',
    ...['occurred at', 'time', 'date', 'timestamp', 'datetime', 'event time', 'order date', 'order time', 'ordered at'],
    ...[
      'invoice date',
      'purchase date',
      'transaction date',
      'trade time',
      'paid at',
      'payment time',
      'visit time',
      'ts',
    ],
    ...[
      '时间',
      '日期',
      '时间戳',
      '发生时间',
      '事件时间',
      '行为时间',
      '下单时间',
      '下单日期',
      '订单时间',
      '订单日期',
      '订单创建时间',
    ],
    ...[
      '支付时间',
      '付款时间',
      '交易时间',
      '交易日期',
      '成交时间',
      '消费时间',
      '消费日期',
      '购买时间',
      '购买日期',
      '开票日期',
      '访问时间',
    ],
  ),
  target(
    'name',
    'event',
    'event name',
    'event type',
    'action',
    'behavior',
    'behaviour',
    'behavior type',
    '事件',
    '事件名',
    '事件名称',
    '行为',
    '行为类型',
    '动作',
  ),
  target('identities.ANONYMOUS', ...ANONYMOUS),
  target('messageId', 'message id', 'event id', '事件id', '消息id', '流水号'),
];

/** Properties with a usual name. */
export const PROPERTIES: readonly { key: string; words: readonly string[] }[] = [
  {
    key: 'order',
    words: [
      'order id',
      'order no',
      'order number',
      'invoice no',
      'invoice',
      'invoice number',
      'transaction id',
      '订单号',
      '订单编号',
      '订单id',
      '发票号',
      '单号',
      '交易号',
    ],
  },
  {
    key: 'amount',
    words: [
      'amount',
      'total',
      'total amount',
      'revenue',
      'sales',
      'payment',
      'order amount',
      'paid amount',
      '金额',
      '总金额',
      '订单金额',
      '实付金额',
      '支付金额',
      '成交金额',
      '消费金额',
      '交易金额',
      '付款金额',
      '应付金额',
    ],
  },
  { key: 'quantity', words: ['quantity', 'qty', 'count', 'pieces', '数量', '件数', '购买数量', '商品数量'] },
  { key: 'price', words: ['price', 'unit price', '单价', '价格', '商品单价', '售价'] },
  {
    key: 'sku',
    words: [
      'product id',
      'item id',
      'sku',
      'sku id',
      'stock code',
      'goods id',
      '商品id',
      '商品编号',
      '商品编码',
      '货号',
      '款号',
    ],
  },
  {
    key: 'product',
    words: ['product', 'product name', 'item', 'item name', 'goods name', '商品', '商品名称', '品名', '宝贝标题'],
  },
  { key: 'category', words: ['category', 'category id', '类目', '品类', '分类', '商品类目', '类别'] },
  { key: 'channel', words: ['channel', 'source', '渠道', '来源', '来源渠道'] },
  { key: 'store', words: ['store', 'shop', 'store id', '门店', '店铺', '店铺名称'] },
];

/** A header's word as it is compared. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    // CustomerID and InvoiceDate are two words each.
    .toLowerCase()
    .replace(/[\s_\-./()[\]{}:：（）【】#*'"]+/g, '');
