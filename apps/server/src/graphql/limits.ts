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

/** What a request is refused with that asks for too much at once; without a status Apollo would answer it with 500. */
export const tooLarge = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TOO_LARGE', http: { status: 400 } } });

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

export const PARSE_OPTIONS = { maxTokens: MOST_TOKENS } as const;
