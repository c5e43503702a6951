import { standard } from './standard-event.js';

/** What people do on pages and in apps. */
export const SESSION_EVENTS = {
  session_started: standard('打开 App', {
    zh: '用户打开应用或网站，开始一次访问。',
    en: 'Someone opened the app or the site.',
    properties: ['channel', 'duration', 'source', 'campaign', 'device', 'os', 'app_version', 'city'],
  }),
  session_ended: standard('结束访问', {
    zh: '一次访问结束；时长是整次访问的秒数。',
    en: 'A visit ended; the duration is that of the whole visit.',
    properties: ['channel', 'duration', 'device'],
  }),
  page_viewed: standard('浏览页面', {
    zh: '用户看了一个页面（SDK 的 page）。',
    en: 'Someone looked at a page: what `page` of the SDK records.',
    properties: ['page', 'title', 'url', 'search', 'referrer', 'duration', 'source', 'campaign', 'device'],
  }),
  signed_up: standard('注册', {
    zh: '用户注册。',
    en: 'Someone signed up.',
    properties: ['method', 'channel', 'source', 'campaign'],
  }),
  signed_in: standard('登录', {
    zh: '用户登录。',
    en: 'Someone signed in.',
    properties: ['method', 'channel', 'device'],
  }),
  signed_out: standard('退出登录', {
    zh: '用户退出登录。',
    en: 'Someone signed out.',
    properties: ['channel', 'device'],
  }),
  form_submitted: standard('提交表单', {
    zh: '用户提交了表单或问卷。',
    en: 'Someone submitted a form.',
    properties: ['form', 'page', 'url', 'source', 'campaign'],
  }),
  video_watched: standard('观看视频', {
    zh: '用户看了视频或直播；时长是观看的秒数。',
    en: 'Someone watched a video or a live show; the duration is how long.',
    properties: ['video', 'duration', 'channel', 'position'],
  }),
  app_installed: standard('安装应用', {
    zh: '用户安装应用。',
    en: 'Someone installed the app.',
    properties: ['os', 'app_version', 'device', 'source', 'campaign'],
  }),
  app_uninstalled: standard('卸载应用', {
    zh: '用户卸载应用（由推送渠道回报）。',
    en: 'Someone removed the app, as the push channel reports it.',
    properties: ['os', 'app_version', 'device'],
  }),
  level_changed: standard('会员等级变化', {
    zh: '用户的会员等级变了。',
    en: "Someone's level changed.",
    properties: ['level', 'reason', 'points'],
  }),
};
