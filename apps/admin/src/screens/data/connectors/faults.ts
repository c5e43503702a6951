import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useMemo } from 'react';
import { errorCode } from '../../../api/client';
import { defineWords } from '../../../i18n/words';
import { useFailureText } from '../../../parts/failure';
import { useFaultWords } from '../imports/fault-words';

const useWords = defineWords(
  'data-connector-faults',
  {
    UNREACHABLE: '连不上：看看地址、端口和防火墙',
    FORBIDDEN_ADDRESS: '这个地址不在公网上，系统不会去连；内部系统请管理员放行',
    UNAUTHORIZED: '对方不认这个用户或密钥',
    NOT_ALLOWED: '没有读它的权限',
    REFUSED: '对方拒绝了查询',
    NO_JSON: '回答不是 JSON，或里面没有记录',
    NO_LISTING: '对方没有给出文件清单',
    NO_CURSOR: '查询里没有那一列，或回答里没有游标',
    NO_SECRET: '缺少密码或密钥',
    REPEATS: '同一页又来了一次，停下了',
    ENDLESS: '翻页没有尽头，停下了',
    TIMEOUT: '太久没有回答',
    TOO_LARGE: '一次的回答太大',
    TOO_MANY_FILES: '文件多于 10 万个',
    BUSY: '对方太忙，稍后再读',
    REDIRECT: '地址转到了别处：直接填最后的地址',
    FOREIGN_LINK: '下一页指向另一个网站，没有跟过去',
    FOREIGN_FILE: '清单里有前缀之外的文件',
    UNREADABLE: '读不了',
    CHANGED: '读的时候变了，下次重读',
    CUT_OFF: '没有读完整，下次重读',
    BAD_NAME: '文件名不能用',
    OUTSIDE: '不在开放的文件夹里',
    INTERRUPTED: '中断了，会接着读',
    NO_ID_COLUMN: '还没有说哪个字段是客户编号或身份',
    NO_EVENT_NAME: '还没有说是什么事件',
    INVALID_MAPPING: '字段对应不对：有一处写了两次，或写法认不出',
    UNKNOWN_ATTRIBUTE: '用到了没有定义的属性',
    MISSING_COLUMN: '文件里没有这一列',
    SECRET_NEEDED: '换了地址，要再填一次密码或密钥',
    INVALID_INPUT: '有一处填得不对',
    INVALID_SETTINGS: '设置里有一处不对',
  },
  {
    UNREACHABLE: 'Cannot be reached: look at the address, the port and the firewall',
    FORBIDDEN_ADDRESS:
      'Not an address of the public internet, so it is not connected to; whoever runs Strata can open it',
    UNAUTHORIZED: 'It does not accept the user or the secret',
    NOT_ALLOWED: 'Reading it is not allowed',
    REFUSED: 'It refused the query',
    NO_JSON: 'The answer is no JSON, or holds no records',
    NO_LISTING: 'It gave no list of files',
    NO_CURSOR: 'The query has no such column, or the answer no cursor',
    NO_SECRET: 'A password or secret is needed',
    REPEATS: 'The same page came again, so it stopped',
    ENDLESS: 'The pages had no end, so it stopped',
    TIMEOUT: 'No answer for too long',
    TOO_LARGE: 'One answer is too large',
    TOO_MANY_FILES: 'More than 100,000 files',
    BUSY: 'It is busy, and is read later',
    REDIRECT: 'The address leads elsewhere: give the last one',
    FOREIGN_LINK: 'The next page is on another site, and was not followed',
    FOREIGN_FILE: 'The list holds files outside the prefix',
    UNREADABLE: 'Cannot be read',
    CHANGED: 'It changed while it was read, and is read again',
    CUT_OFF: 'It was cut off, and is read again',
    BAD_NAME: 'The name of a file cannot be used',
    OUTSIDE: 'Outside of the folders that are open',
    INTERRUPTED: 'It was interrupted, and goes on',
    NO_ID_COLUMN: 'No field is the customer id or an identity yet',
    NO_EVENT_NAME: 'Which event it is is not said yet',
    INVALID_MAPPING: 'The fields are not right: a place is named twice, or a form is unknown',
    UNKNOWN_ATTRIBUTE: 'An attribute is not defined',
    MISSING_COLUMN: 'The file has no such column',
    SECRET_NEEDED: 'Another address needs its password or secret again',
    INVALID_INPUT: 'Something is not filled in right',
    INVALID_SETTINGS: 'Something in the settings is not right',
  },
);

type Code = Parameters<ReturnType<typeof useWords>>[0];
const CODES: readonly Code[] = [
  ...([
    'UNREACHABLE',
    'FORBIDDEN_ADDRESS',
    'UNAUTHORIZED',
    'NOT_ALLOWED',
    'REFUSED',
    'NO_JSON',
    'NO_LISTING',
    'NO_CURSOR',
  ] as const),
  ...(['NO_SECRET', 'REPEATS', 'ENDLESS', 'TIMEOUT', 'TOO_LARGE', 'TOO_MANY_FILES', 'BUSY', 'REDIRECT'] as const),
  ...(['FOREIGN_LINK', 'FOREIGN_FILE', 'UNREADABLE', 'CHANGED', 'CUT_OFF', 'BAD_NAME', 'OUTSIDE'] as const),
  ...(['INTERRUPTED', 'NO_ID_COLUMN', 'NO_EVENT_NAME', 'INVALID_MAPPING', 'UNKNOWN_ATTRIBUTE'] as const),
  ...(['MISSING_COLUMN', 'SECRET_NEEDED', 'INVALID_INPUT', 'INVALID_SETTINGS'] as const),
];

/** Why a system could not be read, in the words of the screen; a fault of a file has the words of imports. */
export function useConnectorFault(): (fault: { code: string; message: string }) => string {
  const say = useWords();
  const { text } = useFaultWords();
  return useMemo(
    () => (fault) => {
      const known = CODES.find((code) => code === fault.code);
      return known ? say(known) : text(fault);
    },
    [say, text],
  );
}

/** A refusal of a connector or a webhook: what it is, and the server's own words for those who look after the other system. */
export function useRefusal(error: unknown): { title: string; detail?: string } | undefined {
  const say = useWords();
  const failure = useFailureText(error);
  if (!error) return undefined;
  const code = errorCode(error);
  const answer = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  const reason = answer?.extensions?.['reason'];
  const known = CODES.find((one) => one === (code === 'CANNOT_BE_READ' ? reason : code));
  return known && answer ? { title: say(known), detail: answer.message } : { title: failure };
}
