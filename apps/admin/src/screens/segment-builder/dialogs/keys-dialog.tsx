import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useBuilderWords } from '../words';

const COMMAND = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const KEYS = [
  ['/', 'keySearch'],
  ['↑ ↓', 'keyRows'],
  ['← →', 'keyLevel'],
  ['Enter', 'keyEnter'],
  ['Tab', 'keyTab'],
  ['Alt ↑ ↓', 'keyMove'],
  ['Alt ← →', 'keyInOut'],
  [`${COMMAND} G`, 'keyGroup'],
  [`${COMMAND} D`, 'keyCopy'],
  ['Space', 'keyOff'],
  ['Delete', 'keyDelete'],
  [`${COMMAND} Z, ${COMMAND} Shift Z`, 'keyUndo'],
  [`${COMMAND} S`, 'keySave'],
  [`${COMMAND} J`, 'keyJson'],
  ['?', 'keyHelp'],
] as const;

/** Every key of the builder. */
export default function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const say = useBuilderWords();
  return (
    <Modal open title={say('keysTitle')} onCancel={onClose} footer={null} width={420}>
      <dl className="keys">
        {KEYS.map(([keys, word]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
