import { Drawer as AntDrawer } from 'antd';
import type { DrawerProps } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

const isThere = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.checkVisibility();

/**
 * A drawer that is there as long as it is drawn. Ant Design gives the focus back only to what closes by `open`; this one goes
 * with its parent, and gives it back to what opened it, or where that is gone (a row that was judged, the item of a menu) to
 * the screen.
 */
export function Drawer(props: Omit<DrawerProps, 'open'>): ReactNode {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (isThere(document.activeElement)) return;
        const back = isThere(opener) ? opener : document.getElementById('main');
        back?.focus();
      });
    },
    [opener],
  );
  return <AntDrawer {...props} open />;
}
