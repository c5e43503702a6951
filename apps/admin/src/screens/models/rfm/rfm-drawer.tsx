import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNames } from '../../../i18n/names';
import { Drawer } from '../../../parts/drawer';
import { Failure, useFailureText } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { CREATE_MODEL, MODEL_EVENTS, RUN_MODEL, UPDATE_MODEL } from '../documents';
import type { Model } from '../documents';
import { useModelWords } from '../words';
import { areLimitsWhole, fieldsOf, newFields, settingsOf } from './fields';
import type { RfmFields } from './fields';
import { RfmPreview } from './rfm-preview';
import { SegmentList } from './segment-list';

interface RfmDrawerProps {
  /** Absent: a new one. */
  of?: Model;
  onClose: () => void;
  onSaved: (key: string) => void;
}

/** What whoever types means is asked once they rest. */
const RESTS_MS = 500;
const PERIODS = ['P30D', 'P90D', 'P180D', 'P365D', 'P730D'];
const LIKELY = ['order_completed', 'order_paid', 'purchase'];
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** The settings of an RFM model, with what they would find before they are saved. */
export function RfmDrawer({ of, onClose, onSaved }: RfmDrawerProps): ReactNode {
  const say = useModelWords();
  const { data, error, refetch } = useQuery(MODEL_EVENTS);
  const body = (): ReactNode => {
    if (error) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={8} />;
    const events = data.eventTypes.filter(({ properties }) => properties.some(isNumber));
    const event = events.find(({ name }) => LIKELY.includes(name)) ?? events[0];
    const amount =
      event?.properties.find((one) => isNumber(one) && one.name === 'amount') ?? event?.properties.find(isNumber);
    const begin = of ? fieldsOf(of.settings) : newFields(event?.name ?? '', amount?.name ?? '');
    return <RfmForm of={of} begin={begin} events={data.eventTypes} onSaved={onSaved} />;
  };
  return (
    <Drawer title={of?.name ?? say('create')} size={760} onClose={onClose}>
      {body()}
    </Drawer>
  );
}

interface Property {
  name: string;
  types: readonly string[];
}
const isNumber = ({ types }: Property): boolean => types.includes('NUMBER');

interface RfmFormProps {
  of: Model | undefined;
  begin: RfmFields;
  events: readonly { name: string; properties: readonly Property[] }[];
  onSaved: (key: string) => void;
}

function RfmForm({ of, begin, events, onSaved }: RfmFormProps): ReactNode {
  const say = useModelWords();
  const { eventName } = useNames();
  const { message } = App.useApp();
  const [name, setName] = useState(of?.name ?? 'RFM');
  const [key, setKey] = useState(of?.key ?? 'rfm');
  const [runHour, setRunHour] = useState<number | null>(of ? (of.runHour ?? null) : 3);
  const [fields, setFields] = useState(begin);
  const [tried, setTried] = useState(begin);
  useEffect(() => {
    const timer = setTimeout(() => setTried(fields), RESTS_MS);
    return () => clearTimeout(timer);
  }, [fields]);
  const [create, creating] = useMutation(CREATE_MODEL);
  const [update, updating] = useMutation(UPDATE_MODEL);
  const [run] = useMutation(RUN_MODEL);
  const refused = creating.error ?? updating.error;
  const failure = useFailureText(refused);
  const set = (change: Partial<RfmFields>): void => setFields((now) => ({ ...now, ...change }));
  const where = of?.settings.where;
  const can =
    name.trim() !== '' && KEY.test(key) && fields.event !== '' && fields.amount !== '' && areLimitsWhole(fields);

  const save = async (): Promise<void> => {
    const settings = { rfm: settingsOf(fields, where) };
    if (of) {
      const { data } = await update({ variables: { input: { key, name, runHour, settings } }, errorPolicy: 'all' });
      if (!data?.updateModel) return;
      void message.success(say('saved', { name }));
    } else {
      const { data } = await create({ variables: { input: { key, name, runHour, settings } }, errorPolicy: 'all' });
      if (!data?.createModel) return;
      await run({ variables: { input: { key } }, errorPolicy: 'all' });
      void message.success(say('created', { name }));
    }
    onSaved(key);
  };

  const properties = events.find((one) => one.name === fields.event)?.properties ?? [];
  const named = (some: readonly Property[]): { value: string; label: string }[] =>
    some.map((one) => ({ value: one.name, label: eventName(one.name) }));
  const limit = (part: 'recency' | 'frequency' | 'monetary'): ReactNode => (
    <Form.Item label={say(`${part}Limits`)}>
      <Input
        aria-label={say(`${part}Limits`)}
        value={fields[part]}
        onChange={({ target }) => set({ [part]: target.value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" aria-label={say('settings')} onFinish={() => void save()} className="rfm-form">
      {refused && <Alert type="error" showIcon title={failure} />}
      <div className="rfm-form-columns">
        <div>
          <Form.Item label={say('name')}>
            <Input
              aria-label={say('name')}
              value={name}
              maxLength={256}
              onChange={({ target }) => setName(target.value)}
            />
          </Form.Item>
          <Form.Item label={say('key')} extra={say('keyWhy')}>
            <Input
              aria-label={say('key')}
              value={key}
              disabled={of !== undefined}
              status={KEY.test(key) || of ? '' : 'error'}
              onChange={({ target }) => setKey(target.value)}
            />
          </Form.Item>
          <Form.Item label={say('event')}>
            <Select
              aria-label={say('event')}
              showSearch={{ optionFilterProp: 'label' }}
              value={fields.event || null}
              onChange={(event: string) => set({ event, amount: '', distinct: '' })}
              options={events.map((one) => ({ value: one.name, label: eventName(one.name) }))}
            />
          </Form.Item>
          <Form.Item label={say('amount')}>
            <Select
              aria-label={say('amount')}
              value={fields.amount || null}
              onChange={(amount: string) => set({ amount })}
              options={named(properties.filter(isNumber))}
            />
          </Form.Item>
          <Form.Item label={say('distinct')} extra={say('distinctWhy')}>
            <Select
              aria-label={say('distinct')}
              value={fields.distinct}
              onChange={(distinct: string) => set({ distinct })}
              options={[{ value: '', label: say('noDistinct') }, ...named(properties)]}
            />
          </Form.Item>
          <Form.Item label={say('period')}>
            <Select
              aria-label={say('period')}
              value={fields.period}
              onChange={(period: string) => set({ period })}
              options={[
                { value: '', label: say('windowAll') },
                ...[...new Set([...PERIODS, ...(begin.period === '' ? [] : [begin.period])])].map((value) => ({
                  value,
                  label: /^P\d+D$/.test(value) ? say('windowDays', { days: value.slice(1, -1) }) : value,
                })),
              ]}
            />
          </Form.Item>
          <Form.Item label={say('scoring')}>
            <Segmented
              value={fields.scoring}
              onChange={(scoring) => set({ scoring })}
              options={(['QUANTILE', 'RANK', 'FIXED'] as const).map((value) => ({ value, label: say(value) }))}
            />
          </Form.Item>
          <Form.Item label={say('classes')}>
            <InputNumber
              aria-label={say('classes')}
              min={2}
              max={10}
              value={fields.classes}
              // Segments are of scores that there are: with other classes the list of a new model is taken.
              onChange={(classes) => set({ classes: classes ?? 5, segments: undefined })}
            />
          </Form.Item>
          {fields.scoring === 'FIXED' && (
            <>
              <p className="models-quiet">{say('limitsWhy')}</p>
              {limit('recency')}
              {limit('frequency')}
              {limit('monetary')}
            </>
          )}
          <Form.Item label={say('middle')}>
            <Segmented
              value={fields.middle}
              onChange={(middle) => set({ middle })}
              options={(['MEAN', 'MEDIAN'] as const).map((value) => ({ value, label: say(value) }))}
            />
          </Form.Item>
          <Form.Item label={say('runHour')}>
            <Select
              aria-label={say('runHour')}
              value={runHour ?? -1}
              onChange={(hour: number) => setRunHour(hour < 0 ? null : hour)}
              options={[
                { value: -1, label: say('onDemand') },
                ...Array.from({ length: 24 }, (_none, hour) => ({ value: hour, label: say('hour', { hour }) })),
              ]}
            />
          </Form.Item>
        </div>
        {areLimitsWhole(tried) && tried.event !== '' && tried.amount !== '' && (
          <RfmPreview settings={settingsOf(tried, where)} segments={fields.segments ?? []} />
        )}
      </div>
      {fields.segments && (
        <section aria-label={say('named')}>
          <h3>{say('named')}</h3>
          <p className="models-quiet">{say('namedWhy')}</p>
          <SegmentList segments={fields.segments} classes={fields.classes} onChange={(segments) => set({ segments })} />
        </section>
      )}
      <Button type="primary" htmlType="submit" disabled={!can} loading={creating.loading || updating.loading}>
        {say(of ? 'save' : 'create')}
      </Button>
    </Form>
  );
}
