import LockOutlined from '@ant-design/icons/LockOutlined';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { usePartWords } from './words';
import './parts.css';

/** A sensitive value in the place of which whoever looks sees dots, and why. */
export function Masked(): ReactNode {
  const say = usePartWords();
  return (
    <Tooltip title={say('maskedWhy')}>
      <span className="masked" tabIndex={0} role="img" aria-label={`${say('masked')}。${say('maskedWhy')}`}>
        <LockOutlined aria-hidden="true" /> •••
      </span>
    </Tooltip>
  );
}
