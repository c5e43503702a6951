import type { StandardEventName } from './index.js';

/** What each standard event says. Apart from the events, so that whoever only names them loads none of it. */
const DESCRIPTIONS: Record<StandardEventName, { zh: string; en: string }> = {
  message_sent: {
    zh: '一条消息发给了用户，渠道已受理。',
    en: 'A message was sent to someone, and the channel took it.',
  },
  message_delivered: { zh: '渠道回执：消息到达用户的设备或邮箱。', en: 'The channel reported that a message arrived.' },
  message_bounced: { zh: '消息没能送达：空号、邮箱不存在、被拒收。', en: 'A message could not be delivered.' },
  message_opened: {
    zh: '用户打开消息；时长是阅读停留的秒数。',
    en: 'Someone opened a message; the duration is how long they stayed.',
  },
  message_clicked: { zh: '用户点击了消息里的链接或按钮。', en: 'Someone clicked a link or a button in a message.' },
  message_replied: {
    zh: '用户回复了消息，含回复内容与命中的关键词。',
    en: 'Someone replied: the text, and the keyword that it hit.',
  },
  message_received: { zh: '用户主动发来消息（咨询、留言）。', en: 'Someone wrote to the company of their own accord.' },
  message_forwarded: { zh: '用户把消息或内容转发、分享给别人。', en: 'Someone passed a message or its content on.' },
  message_converted: {
    zh: '消息之后在归因窗口内达成目标。',
    en: 'What the message was for happened within its window.',
  },
  message_unsubscribed: {
    zh: '用户退订一个渠道或一类消息。',
    en: 'Someone wants no more of a channel or a kind of message.',
  },
  message_complained: { zh: '用户把消息举报为垃圾信息。', en: 'Someone reported a message as spam.' },
  keyword_matched: {
    zh: '用户发来的文字触发了自动回复的关键词。',
    en: 'What someone wrote hit the keyword of an automatic answer.',
  },
  menu_clicked: {
    zh: '用户点击了公众号、企业号或机器人的菜单。',
    en: "Someone chose from an account's or a bot's menu.",
  },
  file_downloaded: {
    zh: '用户下载了会话、群或页面中的文件。',
    en: 'Someone downloaded a file from a chat, a group or a page.',
  },
  conversation_started: { zh: '用户与客服或机器人开始一次会话。', en: 'A conversation with an agent or a bot began.' },
  conversation_rated: { zh: '用户给一次会话打分。', en: 'Someone rated a conversation.' },
  contact_added: { zh: '用户加了企业的账号或员工为好友。', en: 'Someone added an account or an agent as a contact.' },
  contact_removed: {
    zh: '用户删除了企业的账号或员工。',
    en: 'Someone removed an account or an agent from their contacts.',
  },
  account_followed: { zh: '用户关注了公众号、频道或主页。', en: 'Someone followed an account or a channel.' },
  account_unfollowed: { zh: '用户不再关注。', en: 'Someone follows an account no more.' },
  account_blocked: {
    zh: '用户把企业的账号拉黑或屏蔽：不应再发消息。',
    en: 'Someone blocked an account: nothing more should be sent there.',
  },
  account_unblocked: { zh: '用户解除了拉黑。', en: 'Someone lifted a block.' },
  group_joined: { zh: '用户进入一个群。', en: 'Someone joined a group.' },
  group_left: {
    zh: '用户离开一个群；被移出时写明原因。',
    en: 'Someone left a group, or was removed: the reason says which.',
  },
  group_message_posted: { zh: '用户在群里发言。', en: 'Someone wrote in a group.' },
  activity_joined: {
    zh: '用户参加了抽奖、签到、拼团、直播等活动。',
    en: 'Someone took part: a draw, a check-in, a group purchase, a live show.',
  },
  activity_completed: { zh: '用户完成活动，得到奖励。', en: 'Someone finished an activity and got its reward.' },
  product_searched: { zh: '用户搜索商品。', en: 'Someone searched for products.' },
  product_list_viewed: { zh: '用户看了一个类目、榜单或专题。', en: 'Someone looked at a category or a list.' },
  product_viewed: { zh: '用户看了一件商品。', en: 'Someone looked at a product.' },
  product_favourited: { zh: '用户收藏了一件商品。', en: 'Someone kept a product for later.' },
  product_shared: { zh: '用户分享了一件商品。', en: 'Someone shared a product.' },
  product_reviewed: { zh: '用户评价了买过的商品。', en: 'Someone reviewed a product.' },
  cart_added: { zh: '用户把商品加入购物车。', en: 'Someone put a product into the cart.' },
  cart_removed: { zh: '用户把商品移出购物车。', en: 'Someone took a product out of the cart.' },
  cart_viewed: { zh: '用户打开购物车。', en: 'Someone looked at the cart.' },
  checkout_started: { zh: '用户进入结算。', en: 'Someone began to check out.' },
  order_created: { zh: '用户提交订单，尚未付款。', en: 'An order was placed, not yet paid.' },
  order_shipped: { zh: '订单发货。', en: 'An order was shipped.' },
  order_delivered: { zh: '订单签收。', en: 'An order arrived.' },
  order_completed: { zh: '订单已付款。金额是实付金额。', en: 'An order was paid. The amount is what was paid.' },
  order_cancelled: { zh: '订单在付款前后被取消。', en: 'An order was cancelled.' },
  order_refunded: {
    zh: '订单全部或部分退款。金额是退款金额。',
    en: 'All or a part of an order was paid back. The amount is what was paid back.',
  },
  coupon_received: { zh: '用户领到优惠券。', en: 'Someone got a coupon.' },
  coupon_used: { zh: '用户用掉优惠券。', en: 'Someone used a coupon.' },
  subscription_started: { zh: '用户开通会员或订阅。', en: 'A subscription or membership began.' },
  subscription_cancelled: { zh: '用户取消会员或订阅。', en: 'A subscription or membership was given up.' },
  points_earned: { zh: '用户获得积分。', en: 'Someone earned points.' },
  points_spent: { zh: '用户使用积分。', en: 'Someone spent points.' },
  store_visited: { zh: '用户到店。', en: 'Someone came to a store.' },
  session_started: { zh: '用户打开应用或网站，开始一次访问。', en: 'Someone opened the app or the site.' },
  session_ended: {
    zh: '一次访问结束；时长是整次访问的秒数。',
    en: 'A visit ended; the duration is that of the whole visit.',
  },
  page_viewed: {
    zh: '用户看了一个页面（SDK 的 page）。',
    en: 'Someone looked at a page: what `page` of the SDK records.',
  },
  signed_up: { zh: '用户注册。', en: 'Someone signed up.' },
  signed_in: { zh: '用户登录。', en: 'Someone signed in.' },
  signed_out: { zh: '用户退出登录。', en: 'Someone signed out.' },
  form_submitted: { zh: '用户提交了表单或问卷。', en: 'Someone submitted a form.' },
  video_watched: {
    zh: '用户看了视频或直播；时长是观看的秒数。',
    en: 'Someone watched a video or a live show; the duration is how long.',
  },
  app_installed: { zh: '用户安装应用。', en: 'Someone installed the app.' },
  app_uninstalled: {
    zh: '用户卸载应用（由推送渠道回报）。',
    en: 'Someone removed the app, as the push channel reports it.',
  },
  level_changed: { zh: '用户的会员等级变了。', en: "Someone's level changed." },
  segment_entered: {
    zh: '用户开始符合一个被关注的人群的规则。',
    en: 'Someone came to match the rule of a watched segment.',
  },
  segment_left: {
    zh: '用户不再符合一个被关注的人群的规则。',
    en: 'Someone no longer matches the rule of a watched segment.',
  },
  tag_added: { zh: '用户按规则获得一个标签。', en: 'Someone was given a tag by its rule.' },
  tag_removed: { zh: '用户按规则失去一个标签。', en: 'Someone lost a tag by a rule.' },
  stage_changed: {
    zh: '用户从生命周期的一个阶段进入另一个阶段。',
    en: 'Someone moved from one stage of a lifecycle to another.',
  },
};

/** What happened, in words; undefined for a name of a company's own. */
export const standardEventDescription = (name: string): { zh: string; en: string } | undefined =>
  Object.hasOwn(DESCRIPTIONS, name) ? DESCRIPTIONS[name as StandardEventName] : undefined;
