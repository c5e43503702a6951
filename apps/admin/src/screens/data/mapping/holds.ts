import type { ReactNode } from 'react';

/** Whether an option is meant by what was typed: by its value, its label or what else it is found by. */
export const holds = (input: string, option?: { value?: unknown; label?: ReactNode; search?: string }): boolean =>
  `${String(option?.value)} ${typeof option?.label === 'string' ? option.label : ''} ${option?.search ?? ''}`
    .toLowerCase()
    .includes(input.trim().toLowerCase());
