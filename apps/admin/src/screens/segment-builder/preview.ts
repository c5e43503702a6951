import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Rule } from '@strata/rules';
import { useCallback, useEffect, useRef, useState } from 'react';
import { graphql } from '../../graphql';
import type { BuilderPreviewQuery, RuleInput } from '../../graphql/graphql';

/** The hand rests about this long between two keys; shorter asks for numbers that nobody will see. */
const REST = 80;
/** An answer within this time needs no sign that it is on its way. */
const SLOW_AFTER = 300;
const RETRY_EVERY = 5_000;

/** The rule's types and GraphQL's input type are one contract, which `checkRule` has checked before anything is sent. */
export const asInput = (rule: Rule): RuleInput => rule as RuleInput;

const PREVIEW = graphql(`
  query BuilderPreview($rule: RuleInput!) {
    previewRule(rule: $rule) {
      count
      total
      asOf
      freshAsOf
      tookMs
      nodes {
        path
        count
        without
        running
      }
      warnings {
        code
        path
        message
      }
    }
  }
`);

export type Preview = BuilderPreviewQuery['previewRule'];

export interface Latest<T> {
  /** The last answer; while a newer one is on its way it stays. */
  data?: T;
  /** What the answer is of. */
  of?: unknown;
  pending: boolean;
  slow: boolean;
  error?: unknown;
  retry: () => void;
}

interface Answer<T> {
  data?: T;
  of?: unknown;
  error?: unknown;
  done?: unknown;
}

/**
 * Asks whenever the variables change, at rest; the latest question wins, and those overtaken are aborted. Variables are
 * compared by identity, undefined asks nothing. A failed question is asked again by itself.
 */
export function useLatest<Result, Variables extends Record<string, unknown>, T>(
  query: TypedDocumentNode<Result, Variables>,
  variables: Variables | undefined,
  pick: (result: Result) => T,
  rest = REST,
  /** How long the first question waits: not at all, unless others are to be answered before it. */
  firstRest = 0,
): Latest<T> {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<Answer<T>>({});
  const [slow, setSlow] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const picked = useRef(pick);
  picked.current = pick;
  const asked = useRef(false);

  useEffect(() => {
    if (variables === undefined) return;
    const abort = new AbortController();
    const question = { variables, attempt };
    const ask = async (): Promise<void> => {
      try {
        const { data } = await client.query({
          query,
          variables,
          fetchPolicy: 'no-cache',
          context: { queryDeduplication: false, fetchOptions: { signal: abort.signal } },
        });
        if (!abort.signal.aborted && data !== undefined) {
          setAnswer({ data: picked.current(data), of: variables, done: question.variables });
        }
      } catch (error) {
        if (!abort.signal.aborted) setAnswer((last) => ({ ...last, error, done: question.variables }));
      }
      clearTimeout(slowing);
      if (!abort.signal.aborted) setSlow(false);
    };
    const asking = setTimeout(() => void ask(), asked.current ? rest : firstRest);
    asked.current = true;
    const slowing = setTimeout(() => setSlow(true), rest + SLOW_AFTER);
    return () => {
      clearTimeout(asking);
      clearTimeout(slowing);
      setSlow(false);
      abort.abort();
    };
  }, [client, query, variables, attempt, rest, firstRest]);

  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  const { error } = answer;
  useEffect(() => {
    // A refusal stays one however often it is asked.
    if (error === undefined || CombinedGraphQLErrors.is(error)) return;
    const timer = setInterval(retry, RETRY_EVERY);
    return () => clearInterval(timer);
  }, [error, retry]);

  return {
    data: answer.data,
    of: answer.of,
    pending: variables !== undefined && answer.done !== variables,
    slow,
    error,
    retry,
  };
}

/** Counts of the rule and of each of its nodes. */
export function usePreview(variables: { rule: RuleInput } | undefined): Latest<Preview> {
  return useLatest(PREVIEW, variables, (result) => result.previewRule);
}
