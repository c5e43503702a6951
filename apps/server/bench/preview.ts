import type { Rule } from '@strata/rules';
import type { Server } from './server.js';

export interface PreviewAnswer {
  count: number;
  total: number;
  asOf: string;
  tookMs: number;
}

// What the builder asks for with every change: the count, and that of each node.
const PREVIEW = `query ($rule: RuleInput!, $asOf: DateTime, $minFreshness: String) {
  previewRule(rule: $rule, asOf: $asOf, minFreshness: $minFreshness) { count total asOf tookMs nodes { path count without running } }
}`;

export async function preview(
  server: Server,
  rule: Rule,
  options: { asOf?: string; minFreshness?: string } = {},
): Promise<PreviewAnswer> {
  const { previewRule } = await server.ask<{ previewRule: PreviewAnswer }>(PREVIEW, { rule, ...options });
  return previewRule;
}
