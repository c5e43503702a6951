import { Refusal } from '@strata/db';
import type { Actor } from './actor.js';
import type { ApprovalRule } from './approvals/approval-rule.js';
import type { AuditRule } from './audit/audit-rule.js';
import type { Permission } from './permission.js';

/** What it takes to do or to see something. */
export interface Requirement {
  /** `signed-in`: nothing but to be somebody. */
  readonly permission: Permission | 'signed-in';
  /**
   * Whether it keeps to the actor's scope by itself, or is about no users at all. What does not is refused to whoever
   * sees only some users: nobody learns of the others by a figure that was forgotten.
   */
  readonly scoped: boolean;
}

/** Beside the services of each folder: what its operations, objects and single fields of objects take. */
export interface AccessRules {
  /** By the name of the operation, the same at every door: GraphQL, HTTP, the command line, jobs. */
  readonly operations: Readonly<Record<string, Requirement>>;
  /** By the kind of object, whatever the way by which it is reached. */
  readonly objects: Readonly<Record<string, Requirement>>;
  /** By `Object.field`, beside what the object takes. */
  readonly fields: Readonly<Record<string, Requirement>>;
  /** By the name of the operation: whether it is written down. Of every mutation it is said; a query is, where it says so. */
  readonly audits?: Readonly<Record<string, AuditRule>>;
  /** By the name of the operation: when it takes a second person. */
  readonly approvals?: Readonly<Record<string, ApprovalRule>>;
}

/** For whoever sees all users and for whoever sees some. */
export const may = (permission: Requirement['permission']): Requirement => ({ permission, scoped: true });

/** Only for whoever sees all users. */
export const mayOfAll = (permission: Requirement['permission']): Requirement => ({ permission, scoped: false });

/** All that is left to who lacks the second factor that the company asks for: to set one up, and the page that they do it on. */
const SETTING_UP = new Set([
  'viewer',
  'workspace',
  'account',
  'accessSettings',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
]);

/** Why an actor may not; undefined when they may. `what` is for the one who asks: an operation or the path of a field. */
export function denied(actor: Actor, { permission, scoped }: Requirement, what: string): Refusal | undefined {
  if (permission !== 'signed-in' && !actor.permissions.has(permission)) {
    return new Refusal('FORBIDDEN', `${what} takes the permission ${permission}.`, { permission });
  }
  if (actor.scope !== undefined && !scoped) {
    return new Refusal('FORBIDDEN', `${what} is only for those who may see all users.`, { scope: true });
  }
  return undefined;
}

/** All folders' rules as one. */
export class Authorization {
  readonly rules: Required<AccessRules>;

  constructor(folders: readonly AccessRules[]) {
    this.rules = {
      operations: merged(folders.map(({ operations }) => operations)),
      objects: merged(folders.map(({ objects }) => objects)),
      fields: merged(folders.map(({ fields }) => fields)),
      audits: merged(folders.map(({ audits = {} }) => audits)),
      approvals: merged(folders.map(({ approvals = {} }) => approvals)),
    };
  }

  /** Why an actor may not do an operation; undefined when they may. One that nobody has declared is nobody's. */
  denied(actor: Actor, operation: string): Refusal | undefined {
    const requirement = this.rules.operations[operation];
    if (actor.lacksSecondFactor && !SETTING_UP.has(operation))
      return new Refusal('FORBIDDEN', `${operation} takes a second factor: set one up first.`, { secondFactor: true });
    if (requirement) return denied(actor, requirement, operation);
    return new Refusal('FORBIDDEN', `${operation} is not an operation that anybody may do.`);
  }

  /** The names of all operations that an actor may do. */
  allowed(actor: Actor): string[] {
    return Object.keys(this.rules.operations).filter((operation) => !this.denied(actor, operation));
  }

  /** Throws a FORBIDDEN refusal. */
  authorize(actor: Actor, operation: string): void {
    const refusal = this.denied(actor, operation);
    if (refusal) throw refusal;
  }
}

function merged<Rule>(parts: readonly Readonly<Record<string, Rule>>[]): Record<string, Rule> {
  const all = new Map<string, Rule>();
  for (const [name, requirement] of parts.flatMap((part) => Object.entries(part))) {
    if (all.has(name)) throw new Error(`${name} is declared twice`);
    all.set(name, requirement);
  }
  return Object.assign(Object.create(null) as Record<string, Rule>, Object.fromEntries(all));
}
