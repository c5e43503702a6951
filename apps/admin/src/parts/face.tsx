import type { ReactNode } from 'react';
import './parts.css';

interface FaceProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** One line for an administrator, as the machine said it. */
  detail?: string | undefined;
  actions?: ReactNode;
  role?: 'alert' | 'status';
}

/** The common form of the faces that stand in for content: a title, a sentence, what to do. */
export function Face({ icon, title, text, detail, actions, role }: FaceProps): ReactNode {
  return (
    <div className="face" role={role}>
      {icon && <div className="face-icon">{icon}</div>}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {detail && <code>{detail}</code>}
      {actions && <div className="face-actions">{actions}</div>}
    </div>
  );
}
