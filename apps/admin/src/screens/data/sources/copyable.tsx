import CopyOutlined from '@ant-design/icons/CopyOutlined';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useSourceWords } from './words';

/** A text to be taken elsewhere as it is. */
export function Copyable({ label, hint, text }: { label: string; hint?: string; text: string }): ReactNode {
  const say = useSourceWords();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    // Without a secure address browsers keep the clipboard to themselves.
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (copied) void message.success(say('copied'));
    else void message.warning(say('notCopied'));
  };
  return (
    <section className="data-copyable" aria-label={label}>
      <header>
        <h2>{label}</h2>
        <Button
          size="small"
          icon={<CopyOutlined />}
          aria-label={`${say('copy')}: ${label}`}
          onClick={() => void copy()}
        >
          {say('copy')}
        </Button>
      </header>
      {hint && <p>{hint}</p>}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}
