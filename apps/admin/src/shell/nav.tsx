import ApiOutlined from '@ant-design/icons/ApiOutlined';
import DatabaseOutlined from '@ant-design/icons/DatabaseOutlined';
import DashboardOutlined from '@ant-design/icons/DashboardOutlined';
import LogoutOutlined from '@ant-design/icons/LogoutOutlined';
import MergeCellsOutlined from '@ant-design/icons/MergeCellsOutlined';
import NodeIndexOutlined from '@ant-design/icons/NodeIndexOutlined';
import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { signOut } from '../api/auth';
import { useMay, useViewer } from '../api/viewer';
import { useWorkspace } from '../api/workspace';
import { SCREEN_TAKES } from '../screens';
import { Logo } from './logo';
import { LanguageSwitch, ThemeSwitch } from './switches';
import { useWaiting } from './waiting';
import { useShellWords } from './words';

/** Ours: the builder's first load has no room for another of the library's, with what it brings. */
function Flask(): ReactNode {
  return (
    <svg className="anticon" width="1em" height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor">
      <path d="M6 2v4L3 14h10L10 6V2M5 2h6M4 11h8" />
    </svg>
  );
}

/** The screens that the navigation leads to, in its order. */
export const ITEMS = [
  { to: '/', word: 'overview', icon: <DashboardOutlined /> },
  { to: '/users', word: 'users', icon: <UserOutlined /> },
  { to: '/people', word: 'people', icon: <MergeCellsOutlined /> },
  { to: '/tags', word: 'tags', icon: <TagsOutlined /> },
  { to: '/segments', word: 'segments', icon: <PartitionOutlined /> },
  { to: '/models', word: 'models', icon: <Flask /> },
  { to: '/retention', word: 'retention', icon: <NodeIndexOutlined /> },
  { to: '/data', word: 'data', icon: <DatabaseOutlined /> },
  { to: '/privacy', word: 'privacy', icon: <SafetyOutlined /> },
  { to: '/settings', word: 'settings', icon: <SettingOutlined /> },
] as const;

const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

interface NavProps {
  /** 52 px of icons, on screens that need the room. */
  narrow: boolean;
  onFind: () => void;
  onNavigate?: () => void;
}

/** The navigation on the left, or inside the menu on a phone. */
export function Nav({ narrow, onFind, onNavigate }: NavProps): ReactNode {
  const say = useShellWords();
  const workspace = useWorkspace();
  const may = useMay();
  const waiting = useWaiting();
  const { isMember, name } = useViewer();
  const hint = (title: string, child: ReactNode): ReactNode =>
    narrow ? (
      <Tooltip title={title} placement="right">
        {child}
      </Tooltip>
    ) : (
      child
    );
  return (
    <nav className={narrow ? 'nav nav-narrow' : 'nav'} aria-label={say('main')}>
      <Link to="/" className="nav-brand" aria-label="Strata">
        <Logo />
        {!narrow && <span>Strata</span>}
      </Link>
      {!narrow && (
        <Link to="/settings" className="nav-workspace" onClick={onNavigate}>
          <span className="nav-initial" aria-hidden="true">
            {workspace.name.slice(0, 1)}
          </span>
          <span className="nav-workspace-name">{workspace.name}</span>
          <span className="visually-hidden">{say('workspaceSettings')}</span>
        </Link>
      )}
      {hint(
        `${say('findLabel')} · ${SHORTCUT}`,
        <button
          type="button"
          className={narrow ? 'nav-item' : 'nav-find'}
          onClick={onFind}
          {...(narrow && { 'aria-label': say('findLabel') })}
        >
          <SearchOutlined />
          {!narrow && <span>{say('find')}</span>}
          {!narrow && <kbd>{SHORTCUT}</kbd>}
        </button>,
      )}
      <ul>
        {ITEMS.filter(({ to }) => may(...SCREEN_TAKES[to])).map((item) => (
          <li key={item.to}>
            {hint(
              say(item.word),
              <NavLink
                to={item.to === '/settings' && waiting > 0 ? '/settings?tab=approvals&show=waiting' : item.to}
                end={item.to === '/'}
                className="nav-item"
                onClick={onNavigate}
                aria-label={
                  item.to === '/settings' && waiting > 0
                    ? `${say(item.word)} · ${say('waiting', { count: waiting })}`
                    : say(item.word)
                }
              >
                {item.icon}
                {!narrow && <span>{say(item.word)}</span>}
                {item.to === '/settings' && waiting > 0 && (
                  <span className="nav-badge figure" aria-hidden="true">
                    {waiting > 99 ? '99+' : waiting}
                  </span>
                )}
              </NavLink>,
            )}
          </li>
        ))}
      </ul>
      <div className="nav-foot">
        {may('KEY_MANAGE') &&
          hint(
            say('playground'),
            <a href="/playground" className="nav-item" aria-label={say('playground')}>
              <ApiOutlined />
              {!narrow && <span>{say('playground')}</span>}
            </a>,
          )}
        {hint(
          say('signOut'),
          <button type="button" className="nav-item" onClick={() => void signOut()} aria-label={say('signOut')}>
            <LogoutOutlined />
            {!narrow && <span>{say('signOut')}</span>}
          </button>,
        )}
        <div className="nav-switches">
          {isMember &&
            hint(
              `${say('account')} · ${name}`,
              <Link
                to="/settings?tab=account"
                className="nav-item nav-account"
                aria-label={`${say('account')} · ${name}`}
                onClick={onNavigate}
              >
                <span className="nav-initial" aria-hidden="true">
                  {name.slice(0, 1)}
                </span>
                {!narrow && <span>{name}</span>}
              </Link>,
            )}
          <ThemeSwitch />
          <LanguageSwitch narrow={narrow} />
        </div>
      </div>
    </nav>
  );
}
