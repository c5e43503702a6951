import { defineWords } from '../../i18n/words';

export const useSignInWords = defineWords(
  'signIn',
  {
    title: '登录',
    email: '邮箱',
    password: '密码',
    signIn: '登录',
    openId: '用公司账号登录',
    or: '或',
    code: '验证码',
    codeWhy: '打开身份验证器，输入 6 位数字；设备不在手边就输入一个恢复码。',
    goOn: '继续',
    back: '返回',
    setupTitle: '设置工作区',
    setupWhy: '还没有所有者。填好后，您就是这个工作区的所有者。',
    invitationTitle: '加入工作区',
    resetTitle: '设置新密码',
    linkReading: '正在查看链接',
    name: '姓名',
    newPassword: '新密码',
    passwordWhy: '12 到 128 个字符。几个不相干的词连在一起，好记也难猜。',
    accept: '设置密码并登录',
    toSignIn: '去登录',
    WRONG_CREDENTIALS: '邮箱和密码不匹配。',
    WRONG_PASSWORD: '当前密码不对。',
    WRONG_CODE: '验证码不对，或者已经用过。等下一个再试。',
    TICKET_EXPIRED: '等得太久了，从邮箱和密码重新开始。',
    RATE_LIMITED: '试得太多，{{seconds}} 秒后再试。账号没有被锁死。',
    LINK_EXPIRED: '这个链接已经用过或过期了。向管理员再要一个。',
    LENGTH: '密码要 12 到 128 个字符。',
    COMMON: '这个密码太常见，别人会先试它。换一个。',
    INVALID_INPUT: '请检查邮箱和姓名。',
    NOT_A_MEMBER: '这个账号不是这里的成员，或者邮箱没有验证。先请管理员邀请您。',
    OPENID_FAILED: '没能用公司账号登录。再试一次。',
    UNREACHABLE: '连不上服务器。稍后再试。',
    OTHER: '没有成功（{{code}}）。稍后再试。',
  },
  {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    openId: 'Sign in with the company’s account',
    or: 'or',
    code: 'Code',
    codeWhy: 'The six digits of your authenticator; without the device, a recovery code.',
    goOn: 'Continue',
    back: 'Back',
    setupTitle: 'Set up the workspace',
    setupWhy: 'Nobody owns it yet. This makes you its owner.',
    invitationTitle: 'Join the workspace',
    resetTitle: 'Set a new password',
    linkReading: 'Reading the link',
    name: 'Name',
    newPassword: 'New password',
    passwordWhy:
      '12 to 128 characters. A few words that have nothing to do with each other are easy to keep and hard to guess.',
    accept: 'Set the password and sign in',
    toSignIn: 'To sign-in',
    WRONG_CREDENTIALS: 'E-mail and password do not match.',
    WRONG_PASSWORD: 'This is not your password.',
    WRONG_CODE: 'The code is not right, or was used already. Wait for the next one.',
    TICKET_EXPIRED: 'That took too long. Begin with e-mail and password again.',
    RATE_LIMITED: 'Too many attempts. Try again in {{seconds}} s; the account is not locked for good.',
    LINK_EXPIRED: 'This link was used or has expired. Ask an administrator for another one.',
    LENGTH: 'A password has 12 to 128 characters.',
    COMMON: 'This password is among the first that others try. Choose another one.',
    INVALID_INPUT: 'Check e-mail and name.',
    NOT_A_MEMBER: 'That account is no member here, or its address is not verified. Ask an administrator to invite you.',
    OPENID_FAILED: 'Signing in with the company’s account did not work. Try again.',
    UNREACHABLE: 'The server does not answer. Try again soon.',
    OTHER: 'That did not work ({{code}}). Try again soon.',
  },
);

const SAID = [
  'WRONG_CREDENTIALS',
  'WRONG_PASSWORD',
  'WRONG_CODE',
  'TICKET_EXPIRED',
  'LINK_EXPIRED',
  'LENGTH',
  'COMMON',
  'INVALID_INPUT',
  'NOT_A_MEMBER',
  'OPENID_FAILED',
  'UNREACHABLE',
] as const;

/** What was refused, in words. */
export function useRefusalText(): (refusal: { code: string; reason?: string; retryAfter?: number }) => string {
  const say = useSignInWords();
  return ({ code, reason, retryAfter }) => {
    if (code === 'RATE_LIMITED') return say('RATE_LIMITED', { seconds: retryAfter ?? 60 });
    const known = SAID.find((one) => one === (code === 'WEAK_PASSWORD' ? reason : code));
    return known ? say(known) : say('OTHER', { code });
  };
}
