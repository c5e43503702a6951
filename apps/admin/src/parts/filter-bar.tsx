import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import './parts.css';

interface FilterBarProps {
  /** What is searched, as placeholder and name of the field. */
  search: string;
  text: string;
  onText: (text: string) => void;
  /** Before the field: what the list is of. */
  before?: ReactNode;
  /** After the field: what narrows the list. */
  children?: ReactNode;
}

/** Above a list: the search, and what else narrows it. */
export function FilterBar({ search, text, onText, before, children }: FilterBarProps): ReactNode {
  return (
    <div className="filter">
      {before}
      <Input
        className="filter-search"
        prefix={<SearchOutlined />}
        placeholder={search}
        aria-label={search}
        value={text}
        allowClear
        onChange={(event) => onText(event.target.value)}
      />
      {children}
    </div>
  );
}
