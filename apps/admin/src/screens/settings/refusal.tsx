import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { errorCode } from '../../api/client';
import { useFormat } from '../../format/use-format';
import type { Permission } from '../../graphql/graphql';
import { defineWords } from '../../i18n/words';
import { useFailureText } from '../../parts/failure';
import { usePermissionWords } from '../../parts/permission-words';

const useRefusalWords = defineWords(
  'teamRefusals',
  {
    MISSING: '这需要您自己没有的权限：{{missing}}。请所有者来做。',
    OWNERS: '所有者只能由所有者任命和变动。',
    LAST_OWNER: '这是最后一位有效的所有者。先任命另一位。',
    ALREADY_EXISTS: '已经有了：换一个名字或邮箱。',
    INVALID_INPUT: '有一项填得不对：{{message}}',
    INVALID_KEY: '标识只能用小写字母、数字和 _，以字母开头。',
    RULE_INVALID: '这条规则现在不能用：{{message}}',
    BUILT_IN_ROLE: '内置角色不能改。复制一份再改。',
    ROLE_IN_USE: '还有成员是这个角色。先给他们换一个。',
    NOT_FOUND: '已经不在了，可能刚被别人移除。',
    WRONG_STATE: '现在不能这样做：{{message}}',
    WRONG_PASSWORD: '当前密码不对。',
    WRONG_CODE: '验证码不对，或者已经用过。等下一个再试。',
    RATE_LIMITED: '试得太多。过几分钟再试，账号没有被锁死。',
  },
  {
    MISSING: 'This takes rights that you do not have yourself: {{missing}}. An owner can do it.',
    OWNERS: 'Owners are made and changed by owners alone.',
    LAST_OWNER: 'This is the last active owner. Make another one first.',
    ALREADY_EXISTS: 'There is one already: choose another name or e-mail.',
    INVALID_INPUT: 'Something is not right: {{message}}',
    INVALID_KEY: 'A key has small letters, digits and _, and begins with a letter.',
    RULE_INVALID: 'This rule cannot be used now: {{message}}',
    BUILT_IN_ROLE: 'Built-in roles stay as they are. Duplicate it, and change the copy.',
    ROLE_IN_USE: 'Members hold this role. Give them another one first.',
    NOT_FOUND: 'It is gone; somebody may just have removed it.',
    WRONG_STATE: 'That is not possible now: {{message}}',
    WRONG_PASSWORD: 'This is not your password.',
    WRONG_CODE: 'The code is not right, or was used already. Wait for the next one.',
    RATE_LIMITED: 'Too many attempts. Try again in some minutes; the account is not locked for good.',
  },
);

const KNOWN = [
  'LAST_OWNER',
  'ALREADY_EXISTS',
  'INVALID_INPUT',
  'INVALID_KEY',
  'RULE_INVALID',
  'BUILT_IN_ROLE',
  'ROLE_IN_USE',
  'NOT_FOUND',
  'WRONG_STATE',
  'WRONG_PASSWORD',
  'WRONG_CODE',
  'RATE_LIMITED',
] as const;

/** PROFILE_READ of profile.read, as the schema writes it. */
const asWord = (permission: string): Permission => permission.toUpperCase().replace('.', '_') as Permission;

/** What was refused and why, in plain words; nothing where all went well. */
export function Refusal({ error }: { error: unknown }): ReactNode {
  const say = useRefusalWords();
  const name = usePermissionWords();
  const format = useFormat();
  const other = useFailureText(error);
  if (!error) return null;
  const text = (): string => {
    const code = errorCode(error);
    const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
    const message = first?.message ?? '';
    const missing = first?.extensions?.['missing'];
    if (code === 'FORBIDDEN' && Array.isArray(missing))
      return say('MISSING', { missing: format.list(missing.map((one) => name(asWord(String(one))))) });
    if (code === 'FORBIDDEN' && message.includes('owner')) return say('OWNERS');
    const known = KNOWN.find((one) => one === code);
    return known ? say(known, { message }) : other;
  };
  return <Alert type="error" showIcon role="alert" className="settings-alert" title={text()} />;
}
