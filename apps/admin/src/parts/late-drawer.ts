import type { DrawerProps } from 'antd';
import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** Ant Design's drawer for what is one on small screens alone: 6 KB that a desktop need not load before it shows anything. */
export const LateDrawer: LazyExoticComponent<ComponentType<DrawerProps>> = lazy(() => import('antd/es/drawer'));
