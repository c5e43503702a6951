import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Offered } from '../../../../parts/offered';
import { useFormat } from '../../../../format/use-format';
import { useNames } from '../../../../i18n/names';
import { SAVE_MAPPING, TARGET_NAMES } from '../documents';
import { useRefusalText } from '../fault-words';
import type { FoundImport } from '../mapping-draft';
import { useSizes } from '../sizes';
import { useSourceName } from '../source-name';
import { useTargetName } from '../targets';
import { useImportsWords } from '../words';

/** What the import was: the file, how it was read, when, and what its columns became. */
export function ReportSide({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const sizes = useSizes();
  const { eventName } = useNames();
  const sourceName = useSourceName();
  const nameOfTarget = useTargetName(useQuery(TARGET_NAMES).data?.attributes ?? [], []);
  const { mapping, examination, source } = found;
  const facts = [
    [
      say('rowsAre'),
      mapping ? [say(mapping.kind), mapping.name ? eventName(mapping.name) : ''].filter(Boolean).join(' · ') : '',
    ],
    [say('source'), source ? sourceName(source) : ''],
    [say('size'), sizes.bytes(found.received)],
    [
      say('format'),
      examination
        ? [
            say(`format.${examination.format}`),
            ...(examination.format === 'XLSX' ? [] : [say(`encoding.${examination.encoding}`)]),
            ...(examination.packed ? ['gzip'] : []),
            ...(examination.sheet ? [examination.sheet] : []),
          ].join(' · ')
        : '',
    ],
    [say('uploadedAt'), format.dateTime(found.createdAt)],
    [say('startedAt'), found.startedAt ? format.dateTime(found.startedAt) : ''],
    [say('finishedAt'), found.finishedAt ? format.dateTime(found.finishedAt) : ''],
    [say('undoneAt'), found.undoneAt ? format.dateTime(found.undoneAt) : ''],
  ].filter((fact) => fact[1] !== '');
  return (
    <aside className="imports-side">
      <h2>{say('about')}</h2>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {mapping && (
        <>
          <h2>
            {say('step.mapping')} <span className="figure">{format.count(mapping.fields.length)}</span>
          </h2>
          <ul className="imports-mapped">
            {mapping.fields.slice(0, SHOWN).map(({ source: column, target }) => (
              <li key={`${String(column)} ${target}`}>
                <span>{String(column)}</span>
                <span>{nameOfTarget(target)}</span>
              </li>
            ))}
          </ul>
          {mapping.fields.length > SHOWN && (
            <p className="imports-hint">{say('andMore', { count: mapping.fields.length - SHOWN })}</p>
          )}
          <Offered to={['saveImportMapping']}>
            <SaveMapping found={found} />
          </Offered>
        </>
      )}
    </aside>
  );
}

const SHOWN = 30;

function SaveMapping({ found }: { found: FoundImport }): ReactNode {
  const say = useImportsWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [save, { data, error, loading }] = useMutation(SAVE_MAPPING);
  const failure = useRefusalText(error);
  const { mapping, examination } = found;
  if (!mapping || !examination) return null;
  if (data)
    return (
      <p className="imports-hint" role="status">
        {say('mappingSaved', { name: data.saveImportMapping.name })}
      </p>
    );
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say('saveThisMapping')}
      </Button>
    );
  const columns = examination.columns.map((column) => column.name);
  const fields = mapping.fields.map(({ source, target, format, times }) => ({
    source,
    target,
    format: format ?? null,
    times: times ?? null,
  }));
  const { kind, missing, timeZone } = mapping;
  const input = { kind, fields, name: mapping.name ?? null, missing: missing ?? null, timeZone: timeZone ?? null };
  return (
    <form
      className="imports-save-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          void save({ variables: { input: { name, mapping: input, columns } }, errorPolicy: 'all' });
      }}
    >
      <Input
        autoFocus
        aria-label={say('mappingName')}
        placeholder={say('mappingName')}
        maxLength={128}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" loading={loading}>
        {say('save')}
      </Button>
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
    </form>
  );
}
