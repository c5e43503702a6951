import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { useSizes } from '../sizes';
import { useImportsWords } from '../words';
import { ReadSettings } from './read-settings';
import type { StepProps } from './steps';

/** What the file was found to be, and its first lines as they are read. */
export function FileStep({ found, examination, onChanged }: StepProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const sizes = useSizes();
  const { columns, firstRows, packed, unpackedBytes, sampledRows } = examination;
  const facts = [
    { label: say('columns'), value: format.count(columns.length) },
    {
      label: say('rows'),
      value: sampledRows < SAMPLED ? format.count(sampledRows) : say('atLeast', { count: sampledRows }),
    },
    {
      label: say('size'),
      value: packed ? `${sizes.bytes(found.received)} → ${sizes.bytes(unpackedBytes)}` : sizes.bytes(found.received),
    },
    { label: say('looksLikeKind'), value: say(examination.guess.kind) },
  ];
  return (
    <>
      <dl className="imports-figures">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <section className="imports-section">
        <h2>
          {say('howRead')} <span>{say('howReadText')}</span>
        </h2>
        <ReadSettings found={found} onChanged={onChanged} />
      </section>
      <section className="imports-section">
        <h2>
          {say('firstLines')} <span>{say('firstLinesText')}</span>
        </h2>
      </section>
      <div className="imports-scroll" tabIndex={0} role="region" aria-label={say('firstLines')}>
        <table className="imports-grid">
          <thead>
            <tr>
              <th scope="col" className="figure">
                #
              </th>
              {columns.slice(0, MOST_COLUMNS).map(({ number, name }) => (
                <th key={number} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {firstRows.map((row, at) => (
              <tr key={at}>
                <th scope="row" className="figure">
                  {at + 1}
                </th>
                {columns.slice(0, MOST_COLUMNS).map(({ number }, column) => (
                  <td key={number}>{row[column] === '' ? <span className="imports-nothing">∅</span> : row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {columns.length > MOST_COLUMNS && (
        <p className="imports-hint imports-pad">{say('moreColumns', { count: columns.length - MOST_COLUMNS })}</p>
      )}
    </>
  );
}

/** As many rows as are read to tell columns by. */
const SAMPLED = 2_000;
const MOST_COLUMNS = 60;
