import { App } from 'antd';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';

/** Ant Design's short messages and confirmations, for the screens that use them; the builder does without, and loads less. */
export function Component(): ReactNode {
  return (
    <App component={false}>
      <Outlet />
    </App>
  );
}
