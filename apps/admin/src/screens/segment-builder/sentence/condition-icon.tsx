import BlockOutlined from '@ant-design/icons/BlockOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import SendOutlined from '@ant-design/icons/SendOutlined';
import TagOutlined from '@ant-design/icons/TagOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import ThunderboltOutlined from '@ant-design/icons/ThunderboltOutlined';
import type { ReactNode } from 'react';
import type { ConditionForm } from '../tree';

const ICONS: Record<ConditionForm, ReactNode> = {
  attribute: <IdcardOutlined />,
  tag: <TagOutlined />,
  event: <ThunderboltOutlined />,
  segment: <PartitionOutlined />,
  sample: <BlockOutlined />,
  reachable: <SendOutlined />,
  everyone: <TeamOutlined />,
};

export function ConditionIcon({ form }: { form: ConditionForm }): ReactNode {
  return (
    <span className="row-icon" aria-hidden="true">
      {ICONS[form]}
    </span>
  );
}
