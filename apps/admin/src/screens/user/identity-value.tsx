import EyeInvisibleOutlined from '@ant-design/icons/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons/EyeOutlined';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../api/workspace';
import { formatPhone, maskPhone } from '../../format/phone';
import { useUserWords } from './words';
import './identity-value.css';

type Write = (value: string, region: string) => string;

/** Masked, and in full. */
const WRITTEN: Record<string, [masked: Write, full: Write]> = {
  PHONE: [maskPhone, formatPhone],
  EMAIL: [(value) => value.replace(/^(.)[^@]*/, '$1***'), (value) => value],
};

/** What someone goes by. Phone and e-mail are masked until clicked: a screen is seen by more than its reader. */
export function IdentityValue({ kind, value }: { kind: string; value: string }): ReactNode {
  const say = useUserWords();
  const [open, setOpen] = useState(false);
  const { region } = useWorkspace();
  const written = WRITTEN[kind];
  if (!written) return value;
  const [masked, full] = written;
  return (
    <button
      type="button"
      className="user-identity figure"
      aria-pressed={open}
      title={say(open ? 'mask' : 'unmask')}
      onClick={() => setOpen(!open)}
    >
      {open ? full(value, region) : masked(value, region)} {open ? <EyeOutlined /> : <EyeInvisibleOutlined />}
    </button>
  );
}
