import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFaultWords } from './fault-words';
import { useSizes } from './sizes';
import { again, cancel } from './uploads';
import type { Upload } from './uploads';
import { useImportsWords } from './words';

/** The files that are on their way, each with how far and how fast, and what it waits for. */
export function UploadsStrip({ uploads }: { uploads: readonly Upload[] }): ReactNode {
  const say = useImportsWords();
  const moving = uploads.filter(({ state }) => state !== 'SENT');
  if (moving.length === 0) return null;
  return (
    <section className="imports-uploads" aria-label={say('uploads')}>
      {moving.map((upload) => (
        <UploadLine key={upload.key} upload={upload} />
      ))}
    </section>
  );
}

export function UploadLine({ upload }: { upload: Upload }): ReactNode {
  const say = useImportsWords();
  const sizes = useSizes();
  const { text } = useFaultWords();
  const { key, id, name, bytes, sent, speed, state, fault } = upload;
  const refused = state === 'REFUSED';
  const rest = speed > 0 ? (bytes - sent) / speed : undefined;
  const line = {
    WAITING: say('waits'),
    SENDING: [
      `${sizes.bytes(sent)} / ${sizes.bytes(bytes)}`,
      ...(speed > 0 ? [say('aSecond', { size: sizes.bytes(speed) })] : []),
      ...(rest !== undefined ? [sizes.rest(rest)] : []),
    ].join(' · '),
    OFFLINE: say('waitsForNetwork', { size: sizes.bytes(sent) }),
    REFUSED: fault ? text(fault) : '',
    SENT: '',
  }[state];
  return (
    <div className="imports-upload">
      <span className="imports-upload-name">
        {id !== undefined && !refused ? <Link to={`/data/imports/${id}`}>{name}</Link> : name}
      </span>
      <span className={`imports-upload-line figure imports-upload-${state.toLowerCase()}`} role="status">
        {line}
      </span>
      <span className="imports-upload-actions">
        {refused && state === 'REFUSED' && (
          <Button size="small" type="text" onClick={() => again(key)}>
            {say('again')}
          </Button>
        )}
        <Button size="small" type="text" aria-label={`${say('cancelUpload')} ${name}`} onClick={() => void cancel(key)}>
          {say(refused ? 'dismiss' : 'cancelUpload')}
        </Button>
      </span>
      {!refused && (
        <Progress
          percent={bytes > 0 ? (sent / bytes) * 100 : 0}
          showInfo={false}
          size={['100%', 4]}
          aria-label={name}
          className="imports-upload-bar"
        />
      )}
    </div>
  );
}
