import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
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
  const mayDo = useMayDo();
  const items = [
    [
      mayDo('exportPerson'),
      { key: 'json', label: <a href={`/v1/users/${user.id}/export.json`}>{say('exportJson')}</a> },
    ],
    [
      mayDo('exportPerson'),
      { key: 'html', label: <a href={`/v1/users/${user.id}/export.html?lang=${language}`}>{say('exportHtml')}</a> },
    ],
    [
      user.restrictedAt ? mayDo('liftRestriction') : mayDo('restrictUser'),
      {
        key: 'restrict',
        label: say(user.restrictedAt ? 'unrestrict' : 'restrict'),
        onClick: () => setOpen('restrict'),
      },
    ],
    [mayDo('eraseUser'), { key: 'forget', danger: true, label: say('forget'), onClick: () => setOpen('forget') }],
  ] as const;
  const shown = items.flatMap(([shownTo, item]) => (shownTo ? [item] : []));
  if (shown.length === 0) return null;
  return (
    <>
      <Dropdown autoFocus trigger={['click']} menu={{ items: shown }}>
        <Button icon={<SafetyOutlined />}>{say('rights')}</Button>
      </Dropdown>
      {open === 'restrict' && <RestrictPerson user={user} onClose={close} />}
      {open === 'forget' && <ForgetPerson user={user} onClose={close} />}
    </>
  );
}
