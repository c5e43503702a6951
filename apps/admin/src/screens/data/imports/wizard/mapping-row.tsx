import CloseOutlined from '@ant-design/icons/CloseOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Select, Tooltip } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../format/use-format';
import { Bar } from '../../../../parts/bar';
import { attributeKey, fieldsOf, sourceOf, withFields, withFormat } from '../mapping-draft';
import type {
  Column,
  DraftField,
  FoundExamination,
  MappingDraft,
  MappingProblems,
  NewAttribute,
} from '../mapping-draft';
import { formatKindOf, LEAVE_OUT, NEW_ATTRIBUTE, useFormats, useTargets } from '../targets';
import type { KnownAttribute } from '../targets';
import { useImportsWords } from '../words';
import { NewAttributeDrawer } from './new-attribute';

interface MappingRowProps {
  column: Column;
  examination: FoundExamination;
  draft: MappingDraft;
  setDraft: (next: MappingDraft) => void;
  attributes: readonly KnownAttribute[];
  problems: MappingProblems;
}

const SAMPLES = 3;
/** Below it a person should look. */
const SURE = 0.75;

/** One column: what it holds, what it becomes, how it is written, and why that was guessed. */
export function MappingRow(props: MappingRowProps): ReactNode {
  const { column, examination, draft, setDraft, attributes, problems } = props;
  const say = useImportsWords();
  const format = useFormat();
  const targetsOf = useTargets(draft, attributes);
  const formatsOf = useFormats();
  const [making, setMaking] = useState<{ at: number; attribute?: NewAttribute }>();
  const [adding, setAdding] = useState(false);
  const fields = fieldsOf(draft, column);
  const shown: (DraftField | undefined)[] = fields.length === 0 || adding ? [...fields, undefined] : fields;
  const groups = targetsOf(column);
  const guessed = examination.guess.kind === draft.kind ? examination.guess.fields : [];

  const put = (at: number, field: DraftField | undefined): void =>
    setDraft(
      withFields(
        draft,
        column,
        shown.flatMap((one, index) => (index === at ? (field ?? []) : (one ?? []))),
      ),
    );
  const choose = (at: number, target: string): void => {
    setAdding(false);
    if (target === NEW_ATTRIBUTE) return setMaking({ at });
    if (target === LEAVE_OUT) return put(at, undefined);
    const guess = guessed.find((one) => one.source === sourceOf(column) && one.target === target);
    // Dates of a column are written alike whatever they become; a name or a number has no order of day and month.
    const written =
      guess?.format ?? (formatKindOf(draft.kind, target, attributes) === 'DATE' ? column.format : undefined);
    put(at, { source: sourceOf(column), target, ...(written ? { format: written } : {}) });
  };
  const make = (at: number, attribute: NewAttribute): void => {
    const others = draft.newAttributes.filter(({ key }) => key !== attribute.key && key !== making?.attribute?.key);
    const field: DraftField = { source: sourceOf(column), target: `attributes.${attribute.key}` };
    const dated = (attribute.type === 'DATE' || attribute.type === 'DATETIME') && column.format;
    const changed = withFields(
      draft,
      column,
      shown.flatMap((one, index) =>
        index === at ? { ...field, ...(dated && { format: column.format ?? '' }) } : (one ?? []),
      ),
    );
    setDraft({ ...changed, newAttributes: [...others, attribute] });
    setMaking(undefined);
  };
  const typesOf = [...attributes, ...draft.newAttributes];
  return (
    <tr className={fields.length === 0 ? 'imports-left-out' : undefined}>
      <th scope="row">
        <span className="imports-column-name">{column.name}</span>
        <span className="imports-shape">{say(`shape.${column.shape}`)}</span>
      </th>
      <td>
        <span className="imports-samples" title={column.samples.join('\n')}>
          {column.samples.length > 0 ? column.samples.slice(0, SAMPLES).join(' · ') : '—'}
        </span>
      </td>
      <td className="table-right figure">
        <Bar share={column.filled} className="imports-fill" />
        {format.share(column.filled, 1, 1)}
      </td>
      <td>
        {shown.map((field, at) => {
          const key = field && attributeKey(field.target);
          const isNew = key !== undefined && !attributes.some((one) => one.key === key);
          const attribute = isNew ? draft.newAttributes.find((one) => one.key === key) : undefined;
          const fault = field && problems.twice.includes(field.target);
          return (
            <div key={at} className="imports-target">
              <Select
                aria-label={say('targetOf', { name: column.name })}
                value={field?.target ?? LEAVE_OUT}
                status={fault ? 'error' : ''}
                showSearch={{
                  filterOption: (text, option) => searchOf(option).includes(text.trim().toLowerCase()),
                }}
                popupMatchSelectWidth={280}
                options={withOwn(groups, field?.target)}
                onChange={(target) => choose(at, target)}
              />
              {attribute && (
                <Tooltip title={`${say('changeNew')} · ${say(attribute.type)}`}>
                  <Button
                    type="text"
                    size="small"
                    icon={<EditOutlined />}
                    aria-label={`${say('changeNew')} ${attribute.name}`}
                    onClick={() => setMaking({ at, attribute })}
                  />
                </Tooltip>
              )}
              {field?.times !== undefined && (
                <span className="imports-times">{say('times', { name: String(field.times) })}</span>
              )}
              {at > 0 && (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={say('removeTarget', { name: column.name })}
                  onClick={() => {
                    setAdding(false);
                    put(at, undefined);
                  }}
                />
              )}
              {at === 0 && field && shown.length === 1 && (
                <Tooltip title={say('also')}>
                  <Button
                    type="text"
                    size="small"
                    className="imports-also"
                    icon={<PlusOutlined />}
                    aria-label={say('alsoOf', { name: column.name })}
                    onClick={() => setAdding(true)}
                  />
                </Tooltip>
              )}
            </div>
          );
        })}
      </td>
      <td>
        {shown.map((field, at) => {
          const kind = field && formatKindOf(draft.kind, field.target, typesOf);
          if (!field || !kind || field.times !== undefined)
            return <div key={at} className="imports-target imports-nothing" />;
          const unclear = kind === 'DATE' && column.ambiguous;
          return (
            <div key={at} className="imports-target">
              <Select
                aria-label={say('formatOf', { name: column.name })}
                value={field.format ?? ''}
                status={unclear ? 'warning' : ''}
                popupMatchSelectWidth={220}
                options={formatsOf(kind, column, field.format)}
                onChange={(value) => put(at, withFormat(field, value))}
              />
            </div>
          );
        })}
      </td>
      <td>
        {shown.map((field, at) => (
          <Why key={at} column={column} field={field} guessed={guessed} />
        ))}
      </td>
      {making && (
        <NewAttributeDrawer
          column={column}
          {...(making.attribute && { attribute: making.attribute })}
          taken={attributes.map(({ key }) => key)}
          onClose={() => setMaking(undefined)}
          onMake={(attribute) => make(making.at, attribute)}
        />
      )}
    </tr>
  );
}

type GuessedFields = FoundExamination['guess']['fields'];

function Why({
  column,
  field,
  guessed,
}: {
  column: Column;
  field: DraftField | undefined;
  guessed: GuessedFields;
}): ReactNode {
  const say = useImportsWords();
  const guess = guessed.find((one) => one.source === sourceOf(column) && one.target === field?.target);
  if (!field && column.shape === 'EMPTY') return <div className="imports-why">{say('emptyColumn')}</div>;
  if (!field) return <div className="imports-why">{say('notImported')}</div>;
  if (!guess) return <div className="imports-why">{say('chosen')}</div>;
  const unsure = guess.confidence < SURE;
  return (
    <div className={unsure ? 'imports-why imports-unsure' : 'imports-why'}>
      {unsure && <strong>{say('checkThis')} </strong>}
      {guess.reasons.length > 0
        ? guess.reasons.map((reason) => say(`reason.${reason}`)).join(say('comma'))
        : say('noReason')}
    </div>
  );
}

type Groups = ReturnType<ReturnType<typeof useTargets>>;

/** A target that is not in the list, such as a property under another name, still has to be shown. */
function withOwn(groups: Groups, target: string | undefined): object[] {
  const plain = groups.map(({ label, options }) => (label === '' ? options : { label, title: label, options })).flat();
  if (target === undefined || groups.some(({ options }) => options.some(({ value }) => value === target))) return plain;
  const label = target.replace(/^(properties|attributes|identities)\./, '');
  return [...plain, { value: target, label, search: target.toLowerCase() }];
}

const searchOf = (option: object | undefined): string => {
  const search = (option as { search?: unknown } | undefined)?.search;
  return typeof search === 'string' ? search : '';
};
