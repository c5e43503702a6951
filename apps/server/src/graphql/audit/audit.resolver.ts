import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { readHead, seesSensitive } from '@strata/access';
import type { AuditFilter } from '@strata/access';
import { withoutSensitiveLiterals } from '@strata/rules';
import { CursorFormat, isDenseKey, page, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { PASS } from '../costs.js';
import { readInstant } from '../scalars.js';
import { hiddenAttributes } from '../sight.js';
import { AuditArguments, AuditConnection, AuditEntryObject, AuditVerification } from './audit.type.js';
import type { AuditFilterInput } from './audit.type.js';

const cursors = new CursorFormat<number>('auditEntries', isDenseKey);

@Resolver(() => AuditEntryObject)
export class AuditResolver {
  @Query(() => AuditConnection, {
    complexity: PASS,
    description: 'The audit trail, the newest first. What has ended by now is in it.',
  })
  async auditEntries(
    @Args(() => AuditArguments) { first, after, filter }: AuditArguments,
    @Ctx() context: Context,
  ): Promise<AuditConnection> {
    const { app, actor, signal } = context;
    const size = pageSize(first);
    const asked = { ...filterOf(filter ?? {}), insideChanges: seesSensitive(actor) };
    const hidden = await hiddenAttributes(context);
    const rows = await app.auditReader.page(asked, size + 1, cursors.decode(after), signal);
    return {
      ...page(rows, {
        first: size,
        after,
        cursor: ({ place }) => cursors.encode(place),
        // Written without these; but an attribute may have been said to be sensitive afterwards.
        node: (entry): AuditEntryObject => ({ ...entry, details: withoutSensitiveLiterals(entry.details, hidden) }),
      }),
      get totalCount() {
        return app.auditReader.count(asked, signal);
      },
    };
  }

  @Query(() => AuditVerification, {
    complexity: 10 * PASS,
    description: 'Reads the whole audit trail and finds the first broken link. Refused with INVALID_INPUT.',
  })
  async verifyAudit(
    @Arg('head', () => String, { nullable: true, description: 'A head that was kept: it must still be in the chain.' })
    kept: string | null | undefined,
    @Ctx() { app, signal }: Context,
  ): Promise<AuditVerification> {
    const expected = kept ? readHead(kept) : undefined;
    await app.auditChain.seal();
    const { entries, head, brokenAt } = await app.auditChain.verify(expected, signal);
    return { entries, head: `${head.place}:${head.hash}`, brokenAt: brokenAt ?? null };
  }
}

function filterOf({
  actor,
  actorKind,
  operation,
  object,
  objectId,
  outcome,
  from,
  to,
  text,
}: AuditFilterInput): AuditFilter {
  const dateOf = (given: string | null | undefined, name: string): Date | undefined => {
    const instant = readInstant(given, name);
    return instant === undefined ? undefined : new Date(instant);
  };
  return {
    actor: actor ?? undefined,
    actorKind: actorKind ?? undefined,
    operation: operation ?? undefined,
    object: object ?? undefined,
    objectId: objectId ?? undefined,
    outcome: outcome ?? undefined,
    from: dateOf(from, 'from'),
    to: dateOf(to, 'to'),
    text: text ?? undefined,
  };
}
