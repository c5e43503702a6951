import { standard } from './standard-event.js';

/** What people do on pages and in apps. */
export const SESSION_EVENTS = {
  session_started: standard('打开 App', [
    'channel',
    'duration',
    'source',
    'campaign',
    'device',
    'os',
    'app_version',
    'city',
  ]),
  session_ended: standard('结束访问', ['channel', 'duration', 'device']),
  page_viewed: standard('浏览页面', [
    'page',
    'title',
    'url',
    'search',
    'referrer',
    'duration',
    'source',
    'campaign',
    'device',
  ]),
  signed_up: standard('注册', ['method', 'channel', 'source', 'campaign']),
  signed_in: standard('登录', ['method', 'channel', 'device']),
  signed_out: standard('退出登录', ['channel', 'device']),
  form_submitted: standard('提交表单', ['form', 'page', 'url', 'source', 'campaign']),
  video_watched: standard('观看视频', ['video', 'duration', 'channel', 'position']),
  app_installed: standard('安装应用', ['os', 'app_version', 'device', 'source', 'campaign']),
  app_uninstalled: standard('卸载应用', ['os', 'app_version', 'device']),
  level_changed: standard('会员等级变化', ['level', 'reason', 'points']),
};
