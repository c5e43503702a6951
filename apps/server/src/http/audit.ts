import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { AUDIT_OUTCOMES, seesSensitive } from '@strata/access';
import type { AuditEntry, AuditFilter } from '@strata/access';
import { Refusal } from '@strata/db';
import { parseInstant, withoutSensitiveLiterals } from '@strata/rules';
import type { App } from '../composition.js';
import { permit } from './actors.js';
import { goneWith } from './answer.js';

const COLUMNS = [
  'place',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'address',
  'requestId',
  'operation',
  'object',
  'objectId',
  'outcome',
  'code',
  'details',
  'hash',
] as const;

/**
 * `GET /v1/audit?format=csv|ndjson[&actor=…&actorKind=…&operation=…&object=…&objectId=…&outcome=…&from=…&to=…&text=…]`: the audit trail as a
 * file, the oldest first, written as fast as it is read.
 */
export function auditDoor(app: App): Router {
  const router = Router();
  router.get('/v1/audit', async (request, response) => {
    const actor = permit(app, response, 'exportAudit');
    const filter = { ...filterOf(request), insideChanges: seesSensitive(actor) };
    const hidden = seesSensitive(actor) ? new Set<string>() : (await app.definitions.current()).sensitive.attributes;
    const format = request.query.format ?? 'csv';
    if (format !== 'csv' && format !== 'ndjson') throw new Refusal('INVALID_INPUT', 'format: expected csv or ndjson');
    await audited(app, response, { operation: 'exportAudit', details: { format } }, async () => {
      response.attachment(`audit.${format}`);
      response.setHeader(
        'Content-Type',
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      );
      response.setHeader('Cache-Control', 'no-store');
      await pipeline(Readable.from(linesOf(app.auditReader.all(filter, goneWith(response)), format, hidden)), response);
    });
  });
  return router;
}

/** Writes down what a door of HTTP does, as mutations of GraphQL are. */
export async function audited(
  app: App,
  response: Response,
  deed: { operation: string; objectId?: string; details?: Record<string, unknown> },
  run: () => Promise<void>,
): Promise<void> {
  const actor = permit(app, response, deed.operation);
  const rule = app.authorization.rules.audits[deed.operation] ?? { object: '' };
  if ('not' in rule) await run();
  else
    await app.audit.around(actor, { ...deed, object: rule.object }, run, () => ({
      details: { status: response.statusCode },
    }));
}

async function* linesOf(
  pages: AsyncIterable<AuditEntry[]>,
  format: 'csv' | 'ndjson',
  hidden: ReadonlySet<string>,
): AsyncGenerator<string> {
  // By the mark spreadsheets know that a file is UTF-8.
  if (format === 'csv') yield `\ufeff${COLUMNS.join(',')}\r\n`;
  for await (const page of pages) {
    yield page
      .map((entry) => {
        const details = withoutSensitiveLiterals(entry.details, hidden);
        const row = { ...entry, details, at: entry.at.toISOString(), hash: entry.hash.toString('hex') };
        return format === 'ndjson'
          ? `${JSON.stringify(row)}\n`
          : `${COLUMNS.map((name) => cell(row[name])).join(',')}\r\n`;
      })
      .join('');
  }
}

/** What a spreadsheet would take for a formula is shown to it as text. */
function cell(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value as string | number}`;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function filterOf({ query }: Request): AuditFilter {
  const text = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined || typeof value === 'string') return value;
    throw new Refusal('INVALID_INPUT', `${name}: expected it once`);
  };
  const instant = (name: string): Date | undefined => {
    const given = text(name);
    const parsed = given === undefined ? undefined : parseInstant(given);
    if (given !== undefined && parsed === undefined) throw new Refusal('INVALID_INPUT', `${name}: expected an instant`);
    return parsed === undefined ? undefined : new Date(parsed);
  };
  const outcome = AUDIT_OUTCOMES.find((one) => one === text('outcome'));
  if (text('outcome') !== undefined && !outcome)
    throw new Refusal('INVALID_INPUT', `outcome: expected one of ${AUDIT_OUTCOMES.join(', ')}`);
  return {
    actor: text('actor'),
    actorKind: text('actorKind'),
    operation: text('operation'),
    object: text('object'),
    objectId: text('objectId'),
    outcome,
    from: instant('from'),
    to: instant('to'),
    text: text('text'),
  };
}
