import { useMutation } from '@apollo/client/react';
import { Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { ExamineImportInput, FileEncoding, FileFormat } from '../../../../graphql/graphql';
import { EXAMINE_IMPORT } from '../documents';
import { useRefusalText } from '../fault-words';
import type { FoundImport } from '../mapping-draft';
import { useImportsWords } from '../words';

const FORMATS: readonly FileFormat[] = ['CSV', 'TSV', 'XLSX', 'NDJSON', 'BLANK'];
const ENCODINGS: readonly FileEncoding[] = ['UTF_8', 'GB18030', 'UTF_16LE', 'UTF_16BE'];
const DELIMITERS = [',', ';', '|', '\t'];

/** How the file is read, each overridable; it is read anew at once. */
export function ReadSettings({ found, onChanged }: { found: FoundImport; onChanged: () => void }): ReactNode {
  const say = useImportsWords();
  const [examine, { error, loading }] = useMutation(EXAMINE_IMPORT);
  const failure = useRefusalText(error);
  const { id, examination } = found;
  const read = async (change: Omit<ExamineImportInput, 'id'>): Promise<void> => {
    const kept: Omit<ExamineImportInput, 'id'> = examination
      ? {
          format: examination.format,
          encoding: examination.encoding,
          header: examination.header,
          ...(examination.delimiter && examination.format === 'CSV' && { delimiter: examination.delimiter }),
          ...(examination.sheet && { sheet: examination.sheet }),
        }
      : {};
    // Another format is written with another delimiter, and has other sheets.
    const input = change.format ? { format: change.format, encoding: kept.encoding ?? null } : { ...kept, ...change };
    await examine({ variables: { input: { id, ...input } }, errorPolicy: 'all' });
    onChanged();
  };
  const table = examination && examination.format !== 'NDJSON';
  const text = examination?.format !== 'XLSX';
  const field = (label: string, control: ReactNode, note?: string | null): ReactNode => (
    <label className="imports-field">
      <span>{label}</span>
      {control}
      {note && <span className="imports-note">{note}</span>}
    </label>
  );
  return (
    <div className="imports-fields">
      {field(
        say('format'),
        <Select<FileFormat>
          aria-label={say('format')}
          value={examination?.format ?? null}
          placeholder={say('choosePlease')}
          disabled={loading}
          onChange={(format) => void read({ format })}
          options={FORMATS.map((value) => ({ value, label: say(`format.${value}`) }))}
        />,
        examination?.packed ? say('packed') : undefined,
      )}
      {text &&
        field(
          say('encoding'),
          <Select<FileEncoding>
            aria-label={say('encoding')}
            value={examination?.encoding ?? null}
            placeholder={say('choosePlease')}
            disabled={loading}
            onChange={(encoding) => void read({ encoding })}
            options={ENCODINGS.map((value) => ({ value, label: say(`encoding.${value}`) }))}
          />,
          examination && examination.encoding !== examination.detectedEncoding
            ? say('looksLike', { encoding: say(`encoding.${examination.detectedEncoding}`) })
            : examination && say('detected'),
        )}
      {examination?.format === 'CSV' &&
        field(
          say('delimiter'),
          <Select
            aria-label={say('delimiter')}
            value={examination.delimiter ?? ','}
            disabled={loading}
            onChange={(delimiter) => void read({ delimiter })}
            options={[...new Set([...DELIMITERS, examination.delimiter ?? ','])].map((value) => ({
              value,
              label: value === '\t' ? say('tab') : value,
            }))}
          />,
        )}
      {examination &&
        examination.sheets.length > 0 &&
        field(
          say('sheet'),
          <Select
            aria-label={say('sheet')}
            value={examination.sheet ?? null}
            disabled={loading}
            onChange={(sheet) => void read({ sheet })}
            options={examination.sheets.map((value) => ({ value, label: value }))}
          />,
          say('sheets', { count: examination.sheets.length }),
        )}
      {table &&
        field(
          say('header'),
          <Switch
            aria-label={say('header')}
            checked={examination.header}
            disabled={loading}
            onChange={(header) => void read({ header })}
          />,
        )}
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
    </div>
  );
}
