import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { useNames } from '../../../../i18n/names';
import { Skeleton } from '../../../../parts/skeleton';
import { DEFINE_SOURCE, RUN_IMPORT, SAVE_MAPPING } from '../documents';
import { useRefusalText } from '../fault-words';
import { forgetDraft } from '../kept-draft';
import { attributesToMake, cleaningInput, inputOf, sourceOf, USUAL_SOURCE } from '../mapping-draft';
import { useSourceName } from '../source-name';
import { useTargetName } from '../targets';
import { useImportsWords } from '../words';
import type { StepProps } from './steps';

/** What will happen, in words, and the button that does it. */
export function RunStep({ found, examination, draft, targets, onChanged }: StepProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { eventName, nameOf } = useNames();
  const sourceName = useSourceName();
  const [saving, setSaving] = useState(false);
  const [name, setName] = useState(found.fileName.replace(/(\.(gz|csv|tsv|txt|xlsx|ndjson|jsonl|json))+$/i, ''));
  const [run, running] = useMutation(RUN_IMPORT, {
    // It makes attributes, which every screen is to call by their names.
    update: (cache) => cache.evict({ fieldName: 'attributes' }),
  });
  const [save, saved] = useMutation(SAVE_MAPPING);
  const [define, defined] = useMutation(DEFINE_SOURCE);
  const error = running.error ?? saved.error ?? defined.error;
  const failure = useRefusalText(error);
  const known = useMemo(() => new Set(targets?.attributes.map(({ key }) => key)), [targets]);
  const nameOfTarget = useTargetName(targets?.attributes ?? [], draft.newAttributes);
  if (!targets) return <Skeleton rows={6} />;
  const toMake = attributesToMake(draft, known);
  const source = targets.sources.find(({ key }) => key === draft.source);
  const used = new Set(draft.fields.map(({ source: column }) => column));
  const leftOut = examination.columns.filter((column) => !used.has(sourceOf(column)));
  const who = draft.fields.find(({ target }) => target === 'externalId');
  const whoColumn = examination.columns.find((column) => sourceOf(column) === who?.source);
  const named = draft.fields.some(({ target }) => target.startsWith('identities.'));
  const without = whoColumn ? 1 - whoColumn.filled : 0;

  const start = async (): Promise<void> => {
    const mapping = inputOf(draft);
    if (draft.cleaning) {
      const kind = source ? {} : { kind: 'FILE' as const };
      const { data } = await define({
        variables: { input: { key: draft.source, ...kind, cleaning: cleaningInput(draft.cleaning) } },
        errorPolicy: 'all',
      });
      if (!data?.defineSource) return;
    }
    if (saving && name.trim() !== '') {
      const columns = examination.columns.map(({ name: column }) => column);
      const { data } = await save({ variables: { input: { name, mapping, columns } }, errorPolicy: 'all' });
      if (!data?.saveImportMapping) return;
    }
    const { data } = await run({
      variables: { input: { id: found.id, mapping, source: draft.source, newAttributes: toMake } },
      errorPolicy: 'all',
    });
    if (!data?.runImport) return;
    forgetDraft(found.id);
    onChanged();
  };
  const lines = [
    {
      label: say('rowsAre'),
      value: draft.kind === 'EVENTS' ? `${say('EVENTS')} · ${eventLine()}` : say('USERS'),
    },
    {
      label: say('source'),
      value: source
        ? sourceName(source.key, source.name)
        : say(draft.source === USUAL_SOURCE ? 'usualSource' : 'newSource', { key: draft.source }),
    },
    { label: say('becomes'), value: format.list(draft.fields.map(({ target }) => nameOfTarget(target))) },
    ...(toMake.length > 0
      ? [{ label: say('attributesMade'), value: format.list(toMake.map(({ key, name: title }) => nameOf(key, title))) }]
      : []),
    ...(leftOut.length > 0
      ? [{ label: say('leftOut'), value: format.list(leftOut.slice(0, 20).map(({ name: column }) => column)) }]
      : []),
    ...(without > 0.000_5
      ? [
          {
            label: say('nobodysRows'),
            value: say(named ? 'nobodysRowsOther' : 'nobodysRowsText', { share: format.share(without, 1, 1) }),
          },
        ]
      : []),
  ];
  function eventLine(): string {
    return draft.fields.some(({ target }) => target === 'name') ? say('byColumn') : eventName(draft.name);
  }
  return (
    <section className="imports-section imports-run">
      <h2>{say('whatHappens')}</h2>
      <dl className="imports-summary">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="imports-save">
        <Checkbox checked={saving} onChange={({ target }) => setSaving(target.checked)}>
          {say('saveMapping')}
        </Checkbox>
        {saving && (
          <Input
            aria-label={say('mappingName')}
            value={name}
            maxLength={128}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </div>
      {error && (
        <p role="alert" className="imports-fault-line">
          {failure}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        icon={<PlayCircleOutlined />}
        loading={running.loading || saved.loading || defined.loading}
        onClick={() => void start()}
      >
        {say('run')}
      </Button>
      <p className="imports-hint">{say('runText')}</p>
    </section>
  );
}
