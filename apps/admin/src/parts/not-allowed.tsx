import LockOutlined from '@ant-design/icons/LockOutlined';
import type { ReactNode } from 'react';
import type { Permission } from '../graphql/graphql';
import { useLanguage } from '../i18n/language';
import { Face } from './face';
import { usePermissionWords } from './permission-words';
import { usePartWords } from './words';

interface NotAllowedProps {
  /** What is missing, where it is known. */
  takes?: readonly Permission[];
}

/** The face of what somebody may not see: which right is missing, and who can give it. */
export function NotAllowed({ takes = [] }: NotAllowedProps): ReactNode {
  const say = usePartWords();
  const { language } = useLanguage();
  const name = usePermissionWords();
  const missing = takes.map((permission) => name(permission)).join(language === 'zh' ? '、' : ', ');
  return (
    <Face
      icon={<LockOutlined />}
      role="status"
      title={say('notAllowed')}
      text={
        <>
          {missing && say('notAllowedMissing', { missing })} {say('notAllowedWhom')}
        </>
      }
    />
  );
}
