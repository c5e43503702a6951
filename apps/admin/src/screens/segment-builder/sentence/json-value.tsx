import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useBuilderWords } from '../words';
import { ValuePopover } from './controls';
import { useSentenceWords } from './words';

interface JsonValueProps {
  value: unknown;
  /** What is shown in the sentence; the JSON itself where there is no better. */
  shown?: ReactNode;
  label: string;
  wrong?: boolean;
  onChange: (value: unknown) => void;
}

/** What no control can show: readable in the sentence, and edited as JSON. */
export function JsonValue({ value, shown, label, wrong, onChange }: JsonValueProps): ReactNode {
  return (
    <ValuePopover shown={shown ?? <code>{JSON.stringify(value)}</code>} label={label} wrong={wrong}>
      {(close) => (
        <JsonEditor
          value={value}
          label={label}
          onApply={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </ValuePopover>
  );
}

export function JsonEditor({
  value,
  label,
  onApply,
}: {
  value: unknown;
  label: string;
  onApply: (value: unknown) => void;
}): ReactNode {
  const say = useSentenceWords();
  const sayFrame = useBuilderWords();
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [error, setError] = useState<string>();
  const apply = (): void => {
    try {
      const parsed: unknown = JSON.parse(text);
      setError(undefined);
      onApply(parsed);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  return (
    <div className="json-editor">
      <Input.TextArea
        autoFocus
        rows={8}
        value={text}
        aria-label={label}
        status={error === undefined ? undefined : 'error'}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
      {error !== undefined && (
        <p role="alert" className="note note-fault">
          {sayFrame('jsonBroken', { message: error })}
        </p>
      )}
      <Button size="small" onClick={apply}>
        {say('apply')}
      </Button>
    </div>
  );
}
