/** Whether and as what an operation is written down. */
export type AuditRule =
  | {
      /** The kind of what it is done to: `segment`. */
      readonly object: string;
    }
  | {
      /** Why it is not. */
      readonly not: string;
    };

export const audited = (object: string): AuditRule => ({ object });

/** With the reason, which a reader wants to know. */
export const notAudited = (not: string): AuditRule => ({ not });
