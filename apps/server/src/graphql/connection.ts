import type { ClassType } from 'type-graphql';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Refusal } from '@strata/db';

/** Relay connections: forward paging with opaque cursors that are checked when they come back. */
export const LARGEST_PAGE = 100;

/** What `first` must be: 1 to 100. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= LARGEST_PAGE) return first;
  throw new Refusal('PAGE_SIZE', `first: expected 1 to ${LARGEST_PAGE}, got ${first}`);
}

/** What every list is asked with; a list that takes more extends it. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { description: '1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The cursor behind which the page begins.' })
  after?: string | null;
}

/** The cursors of one kind of list. A cursor of another list, or a changed one, is refused. */
export class CursorFormat<Position> {
  constructor(
    private readonly list: string,
    private readonly isPosition: (value: unknown) => value is Position,
  ) {}

  encode(position: Position): string {
    return Buffer.from(JSON.stringify([this.list, position])).toString('base64url');
  }

  decode(cursor: string | null | undefined): Position | undefined {
    if (cursor === null || cursor === undefined) return undefined;
    const position = this.read(cursor);
    // Decoding base64 is lenient; only the very text that was given out is taken back.
    if (position !== undefined && this.encode(position) === cursor) return position;
    throw new Refusal('INVALID_CURSOR', 'after: expected a cursor of this list');
  }

  private read(cursor: string): Position | undefined {
    try {
      const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      if (!Array.isArray(parts) || parts.length !== 2 || parts[0] !== this.list) return undefined;
      const position: unknown = parts[1];
      return this.isPosition(position) ? position : undefined;
    } catch {
      return undefined;
    }
  }
}

/** A key of the table users, or of another table with positive 32-bit keys. */
export function isDenseKey(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow after `endCursor`.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether some came before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge.' })
  startCursor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge; give it as `after` for the next page.',
  })
  endCursor?: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** `totalCount` may be a getter that asks the database, so that a page for which nobody wants it does not pay for it. */
export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  totalCount: number | Promise<number>;
}

/** The base of an edge type. */
export function EdgeOf<Node extends object>(node: () => ClassType<Node>): ClassType<Edge<Node>> {
  @ObjectType()
  class EdgeBase implements Edge<Node> {
    @Field(() => String, { description: 'Give it as `after` to go on behind this one.' })
    cursor: string;

    @Field(node, { description: 'The item itself.' })
    node: Node;
  }
  return EdgeBase;
}

/** The base of a connection type. */
export function ConnectionOf<Node extends object>(edge: () => ClassType<Edge<Node>>): ClassType<Connection<Node>> {
  @ObjectType()
  class ConnectionBase implements Connection<Node> {
    @Field(() => [edge()], { description: 'The items of this page, in order.' })
    edges: Edge<Node>[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'How many there are in the whole list.' })
    totalCount: number | Promise<number>;
  }
  return ConnectionBase;
}

/**
 * Edges and page info of one page. `rows` holds one row more than `first` when the list goes on.
 */
export function page<Row, Node>(
  rows: readonly Row[],
  options: { first: number; after: unknown; cursor: (row: Row) => string; node: (row: Row) => Node },
): { edges: Edge<Node>[]; pageInfo: PageInfo } {
  const edges = rows.slice(0, options.first).map((row) => ({ cursor: options.cursor(row), node: options.node(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > options.first,
      hasPreviousPage: options.after !== undefined && options.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
