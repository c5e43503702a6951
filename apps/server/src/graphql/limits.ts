import { GraphQLError, Kind, Lexer, Source, TokenKind } from 'graphql';
import type {
  FragmentDefinitionNode,
  OperationDefinitionNode,
  Token,
  DocumentNode,
  FieldNode,
  SelectionSetNode,
} from 'graphql';
import { LARGEST_PAGE } from './connection.js';

/**
 * Limits that keep one request from taking the server. A rule of 16 levels written out in the query nests about 45
 * brackets deep and 10,000 literals are as many tokens, so honest requests stay far below.
 */
const DEEPEST_NESTING = 100;
const MOST_TOKENS = 50_000;
// Validation compares fields with one another, so its time grows with their square.
const MOST_SELECTIONS = 5_000;
const DEEPEST_SELECTION = 20;
// Fields that one answer may have, lists multiplied by their `first`.
const MOST_FIELDS = 200_000;

const tooLarge = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'TOO_LARGE' } });

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Judges the text of a query before it is parsed: the parser is recursive, this is not. Faults of syntax are left to it. */
export function textFault(query: string): GraphQLError | undefined {
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  let parentheses = 0;
  let selections = 0;
  for (let tokens = 1; ; tokens++) {
    const token = nextToken(lexer);
    if (!token || token.kind === TokenKind.EOF) return undefined;
    if (tokens > MOST_TOKENS) return tooLarge(`The query has more than ${MOST_TOKENS} tokens.`);
    if (OPENING.has(token.kind)) depth++;
    if (CLOSING.has(token.kind)) depth--;
    if (token.kind === TokenKind.PAREN_L) parentheses++;
    if (token.kind === TokenKind.PAREN_R) parentheses--;
    if (token.kind === TokenKind.NAME && parentheses === 0) selections++;
    if (depth > DEEPEST_NESTING) return tooLarge(`The query nests more than ${DEEPEST_NESTING} levels deep.`);
    if (selections > MOST_SELECTIONS) return tooLarge(`The query has more than ${MOST_SELECTIONS} selections.`);
  }
}

function nextToken(lexer: Lexer): Token | undefined {
  try {
    return lexer.advance();
  } catch {
    return undefined;
  }
}

/** Whether a JSON value nests deeper than anything that is asked for here. Not recursive. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST_NESTING) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return false;
}

/** The fault of variables that nest too deep to be read safely. */
export function variablesFault(variables: unknown): GraphQLError | undefined {
  return isTooDeep(variables) ? tooLarge(`The variables nest more than ${DEEPEST_NESTING} levels deep.`) : undefined;
}

/** Judges a validated operation by what it may have to answer. Fragments are measured once each, however often they are used. */
export function operationFault(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const { depth, fields } = new Measurement(fragments, operation, variables).of(operation.selectionSet);
  if (depth > DEEPEST_SELECTION) return tooLarge(`The query selects more than ${DEEPEST_SELECTION} levels deep.`);
  if (fields > MOST_FIELDS) {
    return tooLarge(`The answer could have ${fields} fields; ask for fewer than ${MOST_FIELDS} with smaller pages.`);
  }
  return undefined;
}

interface Size {
  depth: number;
  fields: number;
}

/** Arguments that say how many of a field's children an answer may have. */
const COUNTED: ReadonlySet<string> = new Set(['first', 'sample', 'points', 'buckets']);

class Measurement {
  private readonly measured = new Map<string, Size>();

  private readonly variables: ReadonlyMap<string, unknown>;

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ) {
    // A variable that is not given has its default.
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }): [string, unknown] => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]);
    this.variables = new Map([...defaults, ...Object.entries(given)]);
  }

  of(set: SelectionSetNode | undefined): Size {
    const size = { depth: 0, fields: 0 };
    for (const selection of set?.selections ?? []) {
      const part = this.selection(selection);
      size.depth = Math.max(size.depth, part.depth);
      size.fields += part.fields;
    }
    return size;
  }

  private selection(selection: SelectionSetNode['selections'][number]): Size {
    switch (selection.kind) {
      case Kind.FIELD: {
        const below = this.of(selection.selectionSet);
        return { depth: below.depth + 1, fields: 1 + below.fields * this.length(selection) };
      }
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(selection.name.value);
    }
  }

  private fragment(name: string): Size {
    let size = this.measured.get(name);
    if (!size) {
      size = this.of(this.fragments.get(name)?.selectionSet);
      this.measured.set(name, size);
    }
    return size;
  }

  /** How many of it there may be: what the arguments that ask for a number say. */
  private length(field: FieldNode): number {
    const asked = (field.arguments ?? [])
      .filter(({ name }) => COUNTED.has(name.value))
      .map(({ value }) => {
        if (value.kind === Kind.VARIABLE) return this.variables.get(value.name.value);
        return value.kind === Kind.INT ? Number(value.value) : undefined;
      });
    // A longer page is refused by its own code, PAGE_SIZE, when it is asked for.
    return Math.max(1, ...asked.map((given) => (typeof given === 'number' ? Math.min(given, LARGEST_PAGE) : 1)));
  }
}

export const PARSE_OPTIONS = { maxTokens: MOST_TOKENS } as const;
