import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useImportsWords } from './words';

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void;
  disabled?: boolean;
  children: ReactNode;
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the page while it is shown: nobody has to aim. */
export function DropZone({ onFiles, disabled, children }: DropZoneProps): ReactNode {
  const say = useImportsWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (disabled) return;
    // Entering a child leaves its parent: only when every element is left the file has left the page.
    let inside = 0;
    const enter = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      inside += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      inside -= 1;
      if (inside <= 0) setOver(false);
    };
    const hold = (event: DragEvent): void => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      inside = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: hold, drop };
    for (const [type, listener] of Object.entries(heard)) window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(heard)) window.removeEventListener(type, listener as EventListener);
    };
  }, [onFiles, disabled]);
  return (
    <div className="imports-drop">
      {children}
      {over && (
        <div className="imports-over">
          <div>
            <InboxOutlined />
            <strong>{say('drop')}</strong>
            <span>{say('takes')}</span>
          </div>
        </div>
      )}
    </div>
  );
}
