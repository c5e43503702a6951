import { useLazyQuery } from '@apollo/client/react';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import type { ImportKind } from '../../../../graphql/graphql';
import { Skeleton } from '../../../../parts/skeleton';
import '../../../../parts/table.css';
import { GUESS_IMPORT } from '../documents';
import { useRefusalText } from '../fault-words';
import { draftOfGuess, sourceOf } from '../mapping-draft';
import type { MappingProblems } from '../mapping-draft';
import { useTargetName } from '../targets';
import { useImportsWords } from '../words';
import { MappingRow } from './mapping-row';
import { MappingSettings } from './mapping-settings';
import { SavedMappings, SavedSuggestion } from './saved-mappings';
import type { StepProps } from './steps';

const ROWS = 100;

/** What each column becomes: guessed, with the reason, and changed here. */
export function MappingStep(props: StepProps & { problems: MappingProblems }): ReactNode {
  const { found, examination, draft, setDraft, targets, problems } = props;
  const say = useImportsWords();
  const format = useFormat();
  const [text, setText] = useState('');
  const [most, setMost] = useState(ROWS);
  const [guess, { error }] = useLazyQuery(GUESS_IMPORT);
  const failure = useRefusalText(error);
  const nameOfTarget = useTargetName(targets?.attributes ?? [], draft.newAttributes);
  if (!targets) return <Skeleton table rows={10} />;

  const switchKind = async (kind: ImportKind): Promise<void> => {
    const { data } = await guess({ variables: { id: found.id, kind } });
    if (data) setDraft(draftOfGuess(data.guessImport, draft.source));
  };
  const wanted = text.trim().toLowerCase();
  const columns = examination.columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  const used = new Set(draft.fields.map(({ source }) => source));
  const mapped = examination.columns.filter((column) => used.has(sourceOf(column))).length;
  return (
    <>
      <div className="imports-mapping-bar">
        <Segmented<ImportKind>
          aria-label={say('rowsAre')}
          value={draft.kind}
          onChange={(kind) => void switchKind(kind)}
          options={[
            { value: 'USERS', label: say('eachUser') },
            { value: 'EVENTS', label: say('eachEvent') },
          ]}
        />
        <MappingSettings {...props} targets={targets} />
        <span className="imports-mapping-end">
          <SavedMappings draft={draft} setDraft={setDraft} targets={targets} />
        </span>
      </div>
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
      <SavedSuggestion draft={draft} setDraft={setDraft} targets={targets} />
      <Problems problems={problems} nameOfTarget={nameOfTarget} />
      <div className="imports-mapping-head">
        <h2>
          {say('columns')}{' '}
          <span className="figure">
            {say('mappedOf', { mapped: format.count(mapped), total: format.count(examination.columns.length) })}
          </span>
        </h2>
        {examination.columns.length > 12 && (
          <Input
            className="imports-column-search"
            size="small"
            allowClear
            placeholder={say('searchColumns')}
            aria-label={say('searchColumns')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </div>
      <table className="table imports-mapping" aria-label={say('step.mapping')}>
        <thead>
          <tr>
            <th scope="col">{say('column')}</th>
            <th scope="col">{say('samples')}</th>
            <th scope="col" className="table-right">
              {say('filled')}
            </th>
            <th scope="col">{say('becomes')}</th>
            <th scope="col">{say('writtenAs')}</th>
            <th scope="col">{say('why')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.slice(0, most).map((column) => (
            <MappingRow
              key={column.number}
              column={column}
              examination={examination}
              draft={draft}
              setDraft={setDraft}
              attributes={targets.attributes}
              problems={problems}
            />
          ))}
        </tbody>
      </table>
      {columns.length > most && (
        <p className="imports-pad">
          <Button onClick={() => setMost(most + ROWS)}>
            {say('showMore', { count: Math.min(ROWS, columns.length - most) })}
          </Button>
        </p>
      )}
      {columns.length === 0 && <p className="imports-hint imports-pad">{say('noColumn', { text })}</p>}
    </>
  );
}

function Problems({
  problems,
  nameOfTarget,
}: {
  problems: MappingProblems;
  nameOfTarget: (target: string) => string;
}): ReactNode {
  const say = useImportsWords();
  const { missing, twice, unknown, noTime } = problems;
  const faults = [
    ...missing.map((one) => say(`missing.${one}`)),
    ...twice.map((target) => say('twice', { name: nameOfTarget(target) })),
    ...unknown.map((key) => say('unknownAttribute', { key })),
  ];
  if (faults.length === 0 && !noTime) return null;
  return (
    <ul className="imports-problems" aria-label={say('problems')}>
      {faults.map((fault) => (
        <li key={fault} className="imports-problem-fault">
          <WarningOutlined aria-hidden="true" /> {fault}
        </li>
      ))}
      {noTime && (
        <li className="imports-problem-warning">
          <WarningOutlined aria-hidden="true" /> {say('noTime')}
        </li>
      )}
    </ul>
  );
}
