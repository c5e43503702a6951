import type { UserSet } from '@strata/audience';
import { csvLine } from '@strata/collect';
import type { CsvCell } from '@strata/collect';
import { Refusal } from '@strata/db';
import type { AttributeDefinition, AttributeService, ProfileReader, Sight, User, UserAttribute } from '@strata/profile';
import type { Segment } from './segment.entity.js';
import { invalidInput } from './segment.errors.js';
import type { MembersService } from './members.service.js';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  /** Keys of attributes. Absent: all that are not sensitive; a sensitive one goes out only where it is named. */
  attributes?: readonly string[];
  /** For CSV: begin with the byte-order mark by which spreadsheets know UTF-8. */
  byteOrderMark?: boolean;
  /** Nobody but these. */
  within?: UserSet | undefined;
  signal?: AbortSignal;
}

/** The keys of the tags that users hold. */
export type HeldTags = (users: readonly number[], signal?: AbortSignal) => Promise<Map<number, string[]>>;

/** Three statements for each batch; a batch with 20 attributes takes some 1 MB while it is under way. */
const BATCH = 1_000;

interface Row {
  user: User;
  attributes: ReadonlyMap<string, UserAttribute['value']>;
  tags: readonly string[];
}

/** Gives the members of a segment out as text, as fast as they are taken and no faster. */
export class MemberExport {
  constructor(
    private readonly members: MembersService,
    private readonly profiles: ProfileReader,
    private readonly attributes: AttributeService,
    private readonly heldTags: HeldTags,
  ) {}

  /**
   * Checks what is asked for at once, so that a refusal comes before the first byte; the rest comes batch by batch. What is hidden
   * from whoever asks is refused where they name it: a column of dots would be of no use.
   */
  async open(segment: Segment, sight: Sight, options: ExportOptions): Promise<AsyncGenerator<string>> {
    const defined = await this.attributes.list();
    const { keys } = chosenFrom(defined, options.attributes, sight);
    const served = (await this.members.served([segment], { signal: options.signal })).get(segment.key);
    if (!served) throw new Error(`no members of ${segment.key}`);
    const members = options.within ? served.members.and(options.within) : served.members;
    const types = new Map(defined.map((one) => [one.key, one]));
    const rows = this.rows(sight, types, (after) => members.page(BATCH, after), options.signal);
    return WRITERS[options.format](rows, keys, options);
  }

  /** The columns that an export has, and which of them are sensitive. Throws INVALID_INPUT where one is unknown, FORBIDDEN. */
  async chosen(named: readonly string[] | undefined, sight: Sight): Promise<{ keys: string[]; sensitive: string[] }> {
    return chosenFrom(await this.attributes.list(), named, sight);
  }

  private async *rows(
    sight: Sight,
    types: ReadonlyMap<string, AttributeDefinition>,
    page: (after: number | undefined) => number[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Row[]> {
    for (let after: number | undefined; ;) {
      const ids = page(after);
      after = ids.at(-1);
      if (after === undefined || signal?.aborted) return;
      const [users, attributes, tags] = await Promise.all([
        this.profiles.byIds(ids, signal),
        this.profiles.attributesOf(ids, sight, { types, origins: false, signal }),
        this.heldTags(ids, signal),
      ]);
      yield users.map((user) => ({
        user,
        attributes: new Map(attributes.get(user.id)?.map(({ key, value }) => [key, value])),
        tags: tags.get(user.id) ?? [],
      }));
    }
  }
}

function chosenFrom(
  defined: readonly AttributeDefinition[],
  named: readonly string[] | undefined,
  sight: Sight,
): { keys: string[]; sensitive: string[] } {
  const keys = chosenAttributes(defined, named);
  const hidden = keys.filter((key) => sight.hidesAttribute(key));
  if (hidden.length > 0) {
    const message = `attributes: ${hidden.map((key) => `"${key}"`).join(', ')} take the permission profile.sensitive`;
    throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
  }
  const isSensitive = new Set(defined.filter(({ sensitive }) => sensitive).map(({ key }) => key));
  return { keys, sensitive: keys.filter((key) => isSensitive.has(key)) };
}

function chosenAttributes(defined: readonly AttributeDefinition[], named: readonly string[] | undefined): string[] {
  if (!named) return defined.filter(({ sensitive }) => !sensitive).map(({ key }) => key);
  const known = new Set(defined.map(({ key }) => key));
  const unknown = named.filter((key) => !known.has(key));
  if (unknown.length > 0) throw invalidInput(`attributes: unknown ${unknown.map((key) => `"${key}"`).join(', ')}`);
  return [...new Set(named)];
}

type Writer = (rows: AsyncIterable<Row[]>, keys: string[], options: ExportOptions) => AsyncGenerator<string>;

const WRITERS: Record<ExportFormat, Writer> = {
  async *csv(rows, keys, { byteOrderMark }) {
    yield (byteOrderMark ? '\uFEFF' : '') + csvLine(['id', 'externalId', ...keys, 'tags']);
    for await (const batch of rows) {
      const lines = batch.map(({ user, attributes, tags }) =>
        csvLine([user.id, user.externalId, ...keys.map((key) => cell(attributes.get(key))), listed(tags)]),
      );
      yield lines.join('');
    }
  },
  async *ndjson(rows, keys) {
    for await (const batch of rows) {
      const lines = batch.map(({ user, attributes, tags }) => {
        const chosen = keys.flatMap((key) => (attributes.has(key) ? [[key, attributes.get(key)]] : []));
        const { id, externalId } = user;
        const item = { id: String(id), externalId, attributes: Object.fromEntries(chosen) as unknown, tags };
        return `${JSON.stringify(item)}\n`;
      });
      yield lines.join('');
    }
  },
};

const cell = (value: UserAttribute['value'] | undefined): CsvCell => (Array.isArray(value) ? listed(value) : value);

const listed = (texts: readonly string[]): string => texts.join('; ');
