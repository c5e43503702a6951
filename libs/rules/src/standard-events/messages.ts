import { standard } from './standard-event.js';

/** What became of messages, whoever sent them, and what people do in chats and groups. */
export const MESSAGE_EVENTS = {
  message_sent: standard('收到消息', {
    zh: '一条消息发给了用户，渠道已受理。',
    en: 'A message was sent to someone, and the channel took it.',
    properties: ['campaign', 'variant', 'channel', 'message', 'message_type', 'text', 'account', 'agent'],
  }),
  message_delivered: standard('消息送达', {
    zh: '渠道回执：消息到达用户的设备或邮箱。',
    en: 'The channel reported that a message arrived.',
    properties: ['campaign', 'variant', 'channel', 'message', 'message_type'],
  }),
  message_bounced: standard('消息退回', {
    zh: '消息没能送达：空号、邮箱不存在、被拒收。',
    en: 'A message could not be delivered.',
    properties: ['campaign', 'variant', 'channel', 'message', 'reason'],
  }),
  message_opened: standard('打开消息', {
    zh: '用户打开消息；时长是阅读停留的秒数。',
    en: 'Someone opened a message; the duration is how long they stayed.',
    properties: ['campaign', 'variant', 'channel', 'message', 'message_type', 'duration', 'device'],
  }),
  message_clicked: standard('点击消息', {
    zh: '用户点击了消息里的链接或按钮。',
    en: 'Someone clicked a link or a button in a message.',
    properties: ['campaign', 'variant', 'channel', 'message', 'message_type', 'url', 'title', 'position'],
  }),
  message_replied: standard('回复消息', {
    zh: '用户回复了消息，含回复内容与命中的关键词。',
    en: 'Someone replied: the text, and the keyword that it hit.',
    properties: ['campaign', 'variant', 'channel', 'message', 'message_type', 'text', 'keyword', 'account', 'agent'],
  }),
  message_received: standard('主动发来消息', {
    zh: '用户主动发来消息（咨询、留言）。',
    en: 'Someone wrote to the company of their own accord.',
    properties: ['channel', 'message', 'message_type', 'text', 'keyword', 'account', 'agent'],
  }),
  message_forwarded: standard('转发消息', {
    zh: '用户把消息或内容转发、分享给别人。',
    en: 'Someone passed a message or its content on.',
    properties: ['campaign', 'channel', 'message', 'message_type', 'url', 'group'],
  }),
  message_converted: standard('消息转化', {
    zh: '消息之后在归因窗口内达成目标。',
    en: 'What the message was for happened within its window.',
    properties: ['campaign', 'variant', 'channel', 'message', 'order', 'amount'],
  }),
  message_unsubscribed: standard('退订', {
    zh: '用户退订一个渠道或一类消息。',
    en: 'Someone wants no more of a channel or a kind of message.',
    properties: ['campaign', 'variant', 'channel', 'message', 'reason'],
  }),
  message_complained: standard('投诉消息', {
    zh: '用户把消息举报为垃圾信息。',
    en: 'Someone reported a message as spam.',
    properties: ['campaign', 'variant', 'channel', 'message', 'reason'],
  }),
  keyword_matched: standard('命中关键词', {
    zh: '用户发来的文字触发了自动回复的关键词。',
    en: 'What someone wrote hit the keyword of an automatic answer.',
    properties: ['keyword', 'text', 'channel', 'account', 'group'],
  }),
  menu_clicked: standard('点击菜单', {
    zh: '用户点击了公众号、企业号或机器人的菜单。',
    en: "Someone chose from an account's or a bot's menu.",
    properties: ['title', 'url', 'channel', 'account'],
  }),
  file_downloaded: standard('下载文件', {
    zh: '用户下载了会话、群或页面中的文件。',
    en: 'Someone downloaded a file from a chat, a group or a page.',
    properties: ['file', 'file_type', 'size', 'url', 'channel', 'message', 'group'],
  }),
  conversation_started: standard('开始会话', {
    zh: '用户与客服或机器人开始一次会话。',
    en: 'A conversation with an agent or a bot began.',
    properties: ['channel', 'account', 'agent', 'keyword', 'source'],
  }),
  conversation_rated: standard('评价服务', {
    zh: '用户给一次会话打分。',
    en: 'Someone rated a conversation.',
    properties: ['rating', 'text', 'channel', 'agent', 'duration'],
  }),
  contact_added: standard('添加好友', {
    zh: '用户加了企业的账号或员工为好友。',
    en: 'Someone added an account or an agent as a contact.',
    properties: ['channel', 'account', 'agent', 'source'],
  }),
  contact_removed: standard('删除好友', {
    zh: '用户删除了企业的账号或员工。',
    en: 'Someone removed an account or an agent from their contacts.',
    properties: ['channel', 'account', 'agent', 'reason'],
  }),
  account_followed: standard('关注', {
    zh: '用户关注了公众号、频道或主页。',
    en: 'Someone followed an account or a channel.',
    properties: ['channel', 'account', 'source'],
  }),
  account_unfollowed: standard('取消关注', {
    zh: '用户不再关注。',
    en: 'Someone follows an account no more.',
    properties: ['channel', 'account', 'reason'],
  }),
  account_blocked: standard('拉黑', {
    zh: '用户把企业的账号拉黑或屏蔽：不应再发消息。',
    en: 'Someone blocked an account: nothing more should be sent there.',
    properties: ['channel', 'account', 'agent', 'reason'],
  }),
  account_unblocked: standard('解除拉黑', {
    zh: '用户解除了拉黑。',
    en: 'Someone lifted a block.',
    properties: ['channel', 'account', 'agent'],
  }),
  group_joined: standard('进群', {
    zh: '用户进入一个群。',
    en: 'Someone joined a group.',
    properties: ['group', 'group_name', 'members', 'channel', 'source'],
  }),
  group_left: standard('退群', {
    zh: '用户离开一个群；被移出时写明原因。',
    en: 'Someone left a group, or was removed: the reason says which.',
    properties: ['group', 'group_name', 'members', 'channel', 'reason'],
  }),
  group_message_posted: standard('群内发言', {
    zh: '用户在群里发言。',
    en: 'Someone wrote in a group.',
    properties: ['group', 'group_name', 'message', 'message_type', 'text', 'keyword'],
  }),
  activity_joined: standard('参加活动', {
    zh: '用户参加了抽奖、签到、拼团、直播等活动。',
    en: 'Someone took part: a draw, a check-in, a group purchase, a live show.',
    properties: ['activity', 'activity_type', 'channel', 'group', 'source'],
  }),
  activity_completed: standard('完成活动', {
    zh: '用户完成活动，得到奖励。',
    en: 'Someone finished an activity and got its reward.',
    properties: ['activity', 'activity_type', 'reward', 'points'],
  }),
};
