import ApiOutlined from '@ant-design/icons/ApiOutlined';
import BellOutlined from '@ant-design/icons/BellOutlined';
import DingtalkOutlined from '@ant-design/icons/DingtalkOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import MailOutlined from '@ant-design/icons/MailOutlined';
import MessageOutlined from '@ant-design/icons/MessageOutlined';
import MobileOutlined from '@ant-design/icons/MobileOutlined';
import SendOutlined from '@ant-design/icons/SendOutlined';
import WechatWorkOutlined from '@ant-design/icons/WechatWorkOutlined';
import type { Channel } from '@strata/rules';
import type { ReactNode } from 'react';

const ICONS: Record<Channel, ReactNode> = {
  INBOX: <InboxOutlined />,
  EMAIL: <MailOutlined />,
  SMS: <MobileOutlined />,
  WEB_PUSH: <BellOutlined />,
  TELEGRAM: <SendOutlined />,
  WECOM: <WechatWorkOutlined />,
  DINGTALK: <DingtalkOutlined />,
  FEISHU: <MessageOutlined />,
  WEBHOOK: <ApiOutlined />,
};

/** The sign of a channel; its name always stands beside it. */
export function ChannelIcon({ channel }: { channel: Channel }): ReactNode {
  return <span aria-hidden="true">{ICONS[channel]}</span>;
}
