import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { UserQuery } from '../../graphql/graphql';
import { useLanguage } from '../../i18n/language';
import { ForgetPerson } from './forget-person';
import { RestrictPerson } from './restrict-person';
import { useRightsWords } from './rights-words';

type User = NonNullable<UserQuery['user']>;

/** What someone may ask for: a copy of everything, that it is not used, that it is forgotten. */
export function RightsMenu({ user }: { user: User }): ReactNode {
  const say = useRightsWords();
  const { language } = useLanguage();
  const [open, setOpen] = useState<'restrict' | 'forget'>();
  const close = (): void => setOpen(undefined);
  const path = `/v1/users/${user.id}/export`;
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{
          items: [
            { key: 'json', label: <a href={`${path}.json`}>{say('exportJson')}</a> },
            { key: 'html', label: <a href={`${path}.html?lang=${language}`}>{say('exportHtml')}</a> },
            { type: 'divider' },
            {
              key: 'restrict',
              label: say(user.restrictedAt ? 'unrestrict' : 'restrict'),
              onClick: () => setOpen('restrict'),
            },
            { key: 'forget', danger: true, label: say('forget'), onClick: () => setOpen('forget') },
          ],
        }}
      >
        <Button icon={<SafetyOutlined />}>{say('rights')}</Button>
      </Dropdown>
      {open === 'restrict' && <RestrictPerson user={user} onClose={close} />}
      {open === 'forget' && <ForgetPerson user={user} onClose={close} />}
    </>
  );
}
