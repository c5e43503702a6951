import { Button, Popconfirm } from 'antd';
import type { ButtonProps } from 'antd';
import type { ReactNode } from 'react';

interface ConfirmedButtonProps extends Omit<ButtonProps, 'children' | 'onClick' | 'title'> {
  /** What the button does: on itself and on the one that confirms. */
  label: string;
  question: string;
  /** What it costs. */
  text?: ReactNode;
  /** What the other choice is called. */
  keep?: string;
  onConfirm: () => void;
}

/** A button that asks before it does what cannot be taken back lightly. */
export function ConfirmedButton({
  label,
  question,
  text,
  keep,
  onConfirm,
  ...button
}: ConfirmedButtonProps): ReactNode {
  return (
    <Popconfirm
      title={question}
      description={text}
      okText={label}
      {...(keep !== undefined && { cancelText: keep })}
      {...(button.danger && { okButtonProps: { danger: true } })}
      onConfirm={onConfirm}
    >
      <Button {...button}>{label}</Button>
    </Popconfirm>
  );
}
