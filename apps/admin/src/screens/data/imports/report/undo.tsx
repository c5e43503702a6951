import UndoOutlined from '@ant-design/icons/UndoOutlined';
import { useMutation } from '@apollo/client/react';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { UNDO_IMPORT } from '../documents';
import { useRefusalText } from '../fault-words';
import type { FoundImport } from '../mapping-draft';
import { useImportsWords } from '../words';

/** Takes an import back, after saying what that does. */
export function Undo({ found, onChanged }: { found: FoundImport; onChanged: () => void }): ReactNode {
  const say = useImportsWords();
  const [asking, setAsking] = useState(false);
  const [undo, { error, loading }] = useMutation(UNDO_IMPORT);
  const failure = useRefusalText(error);
  const { report, mapping } = found;
  const events = mapping?.kind === 'EVENTS';
  const what = [
    ...(events ? [say('undoEvents', { count: report.accepted })] : []),
    ...(!events && report.updated + report.sameUser > 0 ? [say('undoValues', { count: report.updated })] : []),
    ...(report.created > 0 ? [say('undoUsers', { count: report.created })] : []),
    say('undoKeeps'),
    say('undoAgain'),
  ];
  const takeBack = async (): Promise<void> => {
    const { data } = await undo({ variables: { input: { id: found.id } }, errorPolicy: 'all' });
    if (!data?.undoImport) return;
    setAsking(false);
    onChanged();
  };
  return (
    <>
      <Button icon={<UndoOutlined />} onClick={() => setAsking(true)}>
        {say('undo')}
      </Button>
      {asking && (
        <Modal
          open
          title={say('undoTitle', { name: found.fileName })}
          okText={say('undoNow')}
          cancelText={say('keep')}
          okButtonProps={{ danger: true, loading }}
          onOk={() => void takeBack()}
          onCancel={() => setAsking(false)}
        >
          <ul className="imports-undo">
            {what.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {error && (
            <p role="alert" className="imports-fault-line">
              {failure}
            </p>
          )}
        </Modal>
      )}
    </>
  );
}

/** What an undo does or did, and what it left because something else has changed it since. */
export function UndoReport({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const { undoReport, state } = found;
  const lines = (
    [
      ['eventsRemoved', undoReport?.eventsRemoved],
      ['usersRemoved', undoReport?.usersRemoved],
      ['valuesRestored', undoReport?.valuesRestored],
      ['identitiesRemoved', undoReport?.identitiesRemoved],
      ['tagsRemoved', undoReport?.tagsRemoved],
      ['eventsKept', undoReport?.eventsKept],
      ['usersKept', undoReport?.usersKept],
      ['valuesKept', undoReport?.valuesKept],
    ] as const
  ).filter(([, count]) => (count ?? 0) > 0);
  return (
    <section className="imports-section imports-undone" aria-label={say('undoReport')}>
      <h2 role="status">{say(state === 'UNDONE' ? 'undoneTitle' : 'undoingTitle')}</h2>
      {lines.length === 0 ? (
        <p className="imports-hint">{say(state === 'UNDONE' ? 'nothingUndone' : 'undoingText')}</p>
      ) : (
        <ul className="imports-undo">
          {lines.map(([name, count]) => (
            <li key={name}>{say(`undo.${name}`, { count: count ?? 0 })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
