import CheckOutlined from '@ant-design/icons/CheckOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { ValuePopover } from './controls';
import { useSentenceWords } from './words';

export interface Option {
  value: string;
  label: string;
  count?: number;
  /** Options below another are indented: a tag in its tree, a city in its province. */
  depth?: number;
  /** Stands for all of these: a province for its cities. */
  holds?: readonly string[];
}

const SHOWN = 200;
const NAMED = 3;

interface OptionsEditorProps {
  values: readonly string[];
  options: readonly Option[];
  onChange: (values: string[]) => void;
  label: string;
  wrong?: boolean;
  /** Whether a value that is no option may be typed. */
  free?: boolean;
  single?: boolean;
  /** What asks for the options' counts once it is open. */
  onOpen?: ReactNode;
}

/** Values out of options, each with how many people have it: the first three are named, the rest counted. */
export function OptionsEditor({
  values,
  options,
  onChange,
  label,
  wrong,
  free,
  single,
  onOpen,
}: OptionsEditorProps): ReactNode {
  const say = useSentenceWords();
  const names = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const listed = names.slice(0, NAMED).join(say('is') === '是' ? '、' : ', ');
  const rest = values.length > NAMED ? ` ${say('more', { count: values.length - NAMED })}` : '';
  const shown =
    values.length === 0 ? (
      <span className="value-none">{say('choose')}</span>
    ) : (
      <>
        {listed}
        <span className="value-more">{rest}</span>
      </>
    );
  return (
    <ValuePopover shown={shown} label={`${label}: ${listed || say('choose')}${rest}`} wrong={wrong}>
      {(close) => (
        <>
          {onOpen}
          <OptionList
            values={values}
            options={options}
            free={free}
            onChange={(next) => {
              onChange(next);
              if (single) close();
            }}
            single={single}
          />
        </>
      )}
    </ValuePopover>
  );
}

interface OptionListProps {
  values: readonly string[];
  options: readonly Option[];
  onChange: (values: string[]) => void;
  free?: boolean;
  single?: boolean;
}

function OptionList({ values, options, onChange, free, single }: OptionListProps): ReactNode {
  const say = useSentenceWords();
  const format = useFormat();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const known = new Set(options.map((option) => option.value));
  const all = [
    ...options,
    ...values.filter((value) => !known.has(value)).map((value): Option => ({ value, label: value })),
  ];
  const matching = all
    .filter(
      ({ value, label }) =>
        wanted === '' || label.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
    )
    .slice(0, SHOWN);
  const typed = text.trim();
  const addable = free === true && typed !== '' && !all.some(({ value }) => value === typed);
  const chosen = ({ value, holds }: Option): boolean =>
    holds ? holds.every((held) => values.includes(held)) : values.includes(value);
  const choose = (option: Option): void => {
    const { value, holds } = option;
    if (holds) {
      const others = values.filter((other) => !holds.includes(other));
      onChange(chosen(option) ? others : [...others, ...holds]);
    } else if (single) onChange([value]);
    else onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  };
  const add = (): void => {
    choose({ value: typed, label: typed });
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && matching.length > 0) {
      event.preventDefault();
      setAt((current) => (Math.min(current, matching.length - 1) + step + matching.length) % matching.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = matching[Math.min(at, matching.length - 1)];
      if (addable && !option) add();
      else if (option) choose(option);
    }
  };
  const current = matching[Math.min(at, matching.length - 1)];
  return (
    <div className="options">
      <Input
        autoFocus
        size="small"
        prefix={<SearchOutlined />}
        placeholder={say('searchValues')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-label={say('searchValues')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${matching.indexOf(current)}` : undefined}
      />
      <div
        id={list}
        role="listbox"
        aria-multiselectable={!single}
        aria-label={say('chooseValues')}
        className="options-list"
      >
        {matching.map((option, index) => (
          <div
            key={`${option.holds ? 'all ' : ''}${option.value}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={chosen(option)}
            className={option === current ? 'option option-current' : 'option'}
            style={{ paddingLeft: 8 + (option.depth ?? 0) * 16 }}
            onClick={() => choose(option)}
          >
            <span className="option-check">{chosen(option) && <CheckOutlined />}</span>
            <span className="option-label">{option.label}</span>
            {option.count !== undefined && <span className="option-count figure">{format.people(option.count)}</span>}
          </div>
        ))}
      </div>
      {addable && (
        <button type="button" className="options-add" onClick={add}>
          <PlusOutlined /> {say('addValue', { text: typed })}
        </button>
      )}
      {matching.length === 0 && !addable && <p className="options-none">{say('noValues')}</p>}
      {!single && (
        <footer>
          <span className="figure">{say('chosen', { count: values.length })}</span>
          {values.length > 0 && (
            <button type="button" onClick={() => onChange([])}>
              {say('clear')}
            </button>
          )}
        </footer>
      )}
    </div>
  );
}
