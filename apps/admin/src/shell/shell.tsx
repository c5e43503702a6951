import MenuOutlined from '@ant-design/icons/MenuOutlined';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Navigate, Outlet, useLocation, useMatches } from 'react-router';
import { useMay, useViewer } from '../api/viewer';
import type { Permission } from '../graphql/graphql';
import { Failure } from '../parts/failure';
import { LateDrawer } from '../parts/late-drawer';
import { NotAllowed } from '../parts/not-allowed';
import { Skeleton } from '../parts/skeleton';
import { useWidth } from '../theme/theme-provider';
import { ConnectionBanner } from './banner';
import { Logo } from './logo';
import { ScopeNotice } from './scope-notice';
import { SCREEN_TAKES } from '../screens';
import { ITEMS, Nav } from './nav';
import { useShellWords } from './words';
import './shell.css';

const Find = lazy(() => import('./find'));
const SecondFactorStep = lazy(() => import('../screens/sign-in/second-factor-step'));

/** What a route may ask of the shell. */
export interface RouteHandle {
  /** The narrow navigation, for screens that need the width. */
  narrowNav?: boolean;
  /** What the screen takes. */
  takes?: readonly Permission[];
}

const isHandle = (handle: unknown): handle is RouteHandle => typeof handle === 'object' && handle !== null;

/** Navigation on the left and one sheet beside it; on a phone the navigation is behind a menu. */
export function Shell(): ReactNode {
  const say = useShellWords();
  const phone = useWidth() === 'phone';
  const { lacksSecondFactor } = useViewer();
  const narrow = useMatches().some(({ handle }) => isHandle(handle) && handle.narrowNav === true);
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setFinding(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const find = (): void => {
    setMenu(false);
    setFinding(true);
  };
  if (lacksSecondFactor)
    return (
      <Suspense fallback={<Skeleton />}>
        <SecondFactorStep />
      </Suspense>
    );
  return (
    <div className={phone ? 'shell shell-phone' : narrow ? 'shell shell-narrow' : 'shell'}>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      {phone ? (
        <header className="topbar">
          <Logo />
          <strong>Strata</strong>
          <Button type="text" icon={<MenuOutlined />} aria-label={say('menu')} onClick={() => setMenu(true)} />
          <Suspense fallback={null}>
            <LateDrawer open={menu} onClose={() => setMenu(false)} size={260} placement="left" title="Strata">
              <Nav narrow={false} onFind={find} onNavigate={() => setMenu(false)} />
            </LateDrawer>
          </Suspense>
        </header>
      ) : (
        <Nav narrow={narrow} onFind={find} />
      )}
      <div className="sheet">
        <ConnectionBanner />
        <ScopeNotice />
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>
            <Screen />
          </Suspense>
        </main>
      </div>
      {finding && (
        <Suspense fallback={null}>
          <Find onClose={() => setFinding(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** The screen of the address, once it is known who looks at it and that they may. */
function Screen(): ReactNode {
  const { known, error, again } = useViewer();
  const may = useMay();
  const say = useShellWords();
  const location = useLocation();
  const handles = useMatches().flatMap(({ handle }) => (isHandle(handle) ? [handle] : []));
  const missing = handles.flatMap(({ takes = [] }) => takes.filter((permission) => !may(permission)));
  if (known && missing.length === 0) return <Outlet />;
  // The first page is the first that they may see.
  const other = ITEMS.find(({ to }) => may(...SCREEN_TAKES[to]));
  if (known)
    return location.pathname === '/' && other ? (
      <Navigate to={other.to} replace />
    ) : (
      <>
        <h1 className="visually-hidden">Strata</h1>
        <NotAllowed takes={missing} />
      </>
    );
  if (error !== undefined) return <Failure title={say('crashed')} error={error} onRetry={again} />;
  return <Skeleton />;
}
