import type { ReactNode } from 'react';

/** Three layers. */
export function Logo(): ReactNode {
  return (
    <svg className="logo" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect x="6" y="3" width="11" height="3.6" rx="1.2" opacity=".55" />
      <rect x="3" y="8.2" width="14" height="3.6" rx="1.2" opacity=".78" />
      <rect x="3" y="13.4" width="9" height="3.6" rx="1.2" />
    </svg>
  );
}
