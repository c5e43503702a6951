import EyeInvisibleOutlined from '@ant-design/icons/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons/EyeOutlined';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useUserWords } from './words';
import './identity-value.css';

const MASKED: Record<string, (value: string) => string> = {
  PHONE: (value) => (value.length < 9 ? '****' : `${value.slice(0, -8)} **** ${value.slice(-4)}`),
  EMAIL: (value) => value.replace(/^(.)[^@]*/, '$1***'),
};

/** What someone goes by. Phone and e-mail are masked until clicked: a screen is seen by more than its reader. */
export function IdentityValue({ kind, value }: { kind: string; value: string }): ReactNode {
  const say = useUserWords();
  const [open, setOpen] = useState(false);
  const mask = MASKED[kind];
  if (!mask) return value;
  return (
    <button
      type="button"
      className="user-identity figure"
      aria-pressed={open}
      title={say(open ? 'mask' : 'unmask')}
      onClick={() => setOpen(!open)}
    >
      {open ? value : mask(value)} {open ? <EyeOutlined /> : <EyeInvisibleOutlined />}
    </button>
  );
}
