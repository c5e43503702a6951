import type { ApprovalService, ApprovedRun } from '@strata/access';
import { freshness } from '@strata/audience';
import type { Database } from '@strata/db';
import type { ErasureService } from '@strata/profile';
import type { ExportFormat } from '@strata/segment';
import type { RuleService } from './rules.service.js';

/** What an approval is about, as it was asked; each operation has its own. */
export interface AskedInput {
  readonly segment?: string;
  readonly segmentName?: string;
  readonly attributes?: string[];
  readonly format?: ExportFormat;
  readonly rule?: unknown;
  /** How many were named one by one; they are in the set of people alone. */
  readonly keys?: number;
}

interface Ports {
  database: Database;
  rules: RuleService;
  erasures: ErasureService;
  once: ApprovalService['once'];
}

/** What a job carries out once it is approved, by operation. */
export function approvedRuns({ database, rules, erasures, once }: Ports): Readonly<Record<string, ApprovedRun>> {
  return {
    /** In doubt nobody: who was meant when it was asked and, where a rule says who, is still; with the eyes of whoever asked. */
    async eraseUsers(approval, asker, people, signal) {
      const { rule } = approval.input as AskedInput;
      let meant = people;
      if (rule !== undefined) {
        const minFreshness = await database.transaction(freshness);
        meant = people.and((await rules.evaluate(asker, { given: rule }, { minFreshness })).members);
      }
      for (const user of meant) {
        signal.throwIfAborted();
        if (user <= approval.reached) continue;
        await once(approval, user, (transaction) => erasures.eraseUnchanged(transaction, user, approval.askedAt));
      }
    },
  };
}
