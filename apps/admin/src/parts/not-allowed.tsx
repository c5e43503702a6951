import LockOutlined from '@ant-design/icons/LockOutlined';
import type { ReactNode } from 'react';
import { Face } from './face';

/** Says who can give the right; shows no half page and no button that would fail. */
export function NotAllowed({
  title,
  text,
  actions,
}: {
  title: string;
  text: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return <Face icon={<LockOutlined />} title={title} text={text} actions={actions} />;
}
