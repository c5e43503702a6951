import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import type { Token } from 'graphql';

/**
 * Limits that keep the text of one request from taking the server; what it asks for is weighed in operation-cost.ts. A rule
 * of 16 levels written out in the query nests about 45 brackets deep and 10,000 literals are as many tokens, so honest
 * requests stay far below.
 */
const DEEPEST_NESTING = 100;
const MOST_TOKENS = 50_000;
// Validation compares fields with one another, so its time grows with their square.
const MOST_SELECTIONS = 5_000;
// The admin app's busiest document has none; a report of twelve months and eight channels would have 96.
const MOST_ALIASES = 100;
const MOST_REPEATED = 100;
// There are two that an operation may use, `@skip` and `@include`, each once in one place.
const MOST_DIRECTIVES = 100;
const MOST_DIRECTIVES_HERE = 4;
// A playground's tab has some operations, of which one is run.
const MOST_DEFINITIONS = 100;

/** Faults of validation that are told of one document; the first of them is what has to be mended. */
export const MOST_FAULTS = 20;

/** What a request is refused with that asks for too much at once; without a status Apollo would answer it with 500. */
export const tooLarge = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TOO_LARGE', http: { status: 400 } } });

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Judges the text of a query before it is parsed: the parser is recursive, this is not. Faults of syntax are left to it. */
export function textFault(query: string): GraphQLError | undefined {
  const lexer = new Lexer(new Source(query));
  const text = new TextSize();
  for (let tokens = 1; ; tokens++) {
    const token = nextToken(lexer);
    if (!token || token.kind === TokenKind.EOF) return undefined;
    if (tokens > MOST_TOKENS) return tooLarge(`The query has more than ${MOST_TOKENS} tokens.`);
    text.add(token);
    const fault = text.fault();
    if (fault) return tooLarge(fault);
  }
}

/** What is counted of a text as it is read, token by token. */
class TextSize {
  private depth = 0;
  /** Depth of arguments and of variables' definitions, in which names and colons mean something else. */
  private arguments = 0;
  private selections = 0;
  private aliases = 0;
  private directives = 0;
  private directivesHere = 0;
  private definitions = 0;
  private repeated = 0;
  /** Of each selection set that is open, how often it has each name. */
  private readonly names: Map<string, number>[] = [];
  private before: TokenKind | undefined;

  add(token: Token): void {
    const { kind } = token;
    if (OPENING.has(kind)) this.depth++;
    if (CLOSING.has(kind)) this.depth--;
    if (kind === TokenKind.PAREN_L) this.arguments++;
    if (kind === TokenKind.PAREN_R) this.arguments--;
    if (kind === TokenKind.AT) {
      this.directives++;
      this.directivesHere++;
    }
    if (this.arguments === 0) {
      if (kind === TokenKind.BRACE_L) this.open();
      if (kind === TokenKind.BRACE_R) this.names.pop();
      if (kind === TokenKind.COLON) this.aliases++;
      if (kind === TokenKind.NAME) this.name(token.value);
    }
    this.before = kind;
  }

  fault(): string | undefined {
    if (this.depth > DEEPEST_NESTING) return `The query nests more than ${DEEPEST_NESTING} levels deep.`;
    if (this.selections > MOST_SELECTIONS) return `The query has more than ${MOST_SELECTIONS} selections.`;
    if (this.aliases > MOST_ALIASES) return `The query has more than ${MOST_ALIASES} aliases.`;
    if (this.directives > MOST_DIRECTIVES) return `The query has more than ${MOST_DIRECTIVES} directives.`;
    if (this.directivesHere > MOST_DIRECTIVES_HERE)
      return `The query has more than ${MOST_DIRECTIVES_HERE} directives in one place.`;
    if (this.definitions > MOST_DEFINITIONS)
      return `The query has more than ${MOST_DEFINITIONS} operations and fragments.`;
    if (this.repeated > MOST_REPEATED) return `The query has one field more than ${MOST_REPEATED} times in one place.`;
    return undefined;
  }

  /** A selection set; the outermost is that of an operation or a fragment. */
  private open(): void {
    if (this.names.length === 0) this.definitions++;
    this.names.push(new Map());
    this.directivesHere = 0;
  }

  private name(name: string): void {
    if (this.before === TokenKind.AT) return;
    this.selections++;
    this.directivesHere = 0;
    const names = this.names.at(-1);
    if (!names) return;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    this.repeated = Math.max(this.repeated, times);
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

export const PARSE_OPTIONS = { maxTokens: MOST_TOKENS } as const;
