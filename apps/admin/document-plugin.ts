import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, visit } from 'graphql';
import type { DefinitionNode, FragmentDefinitionNode } from 'graphql';
import type { Plugin } from 'vite';

const SOURCES = `${import.meta.dirname}/src`;
/** Texts by their ids, as codegen wrote them. */
const MANIFEST = `${SOURCES}/graphql/persisted-documents.json`;

/** A GraphQL document as the source has it, `graphql(`…`)`: without expressions, so that codegen can read it, too. */
const DOCUMENT = /\bgraphql\(`([^`]*)`\)/g;

/**
 * Puts each parsed GraphQL document where it is used, with the id by which the server knows it. Codegen keeps all of them, and their texts as keys, in one module,
 * so that whoever opens one screen would load those of every other: 16 KB gzip when there were nine screens.
 */
export function documentPlugin(): Plugin {
  const fragments = new Map<string, FragmentDefinitionNode>();
  /** By the names of operations, each of which there is once. */
  const ids = new Map<string, string>();

  /** The document's own definitions, then the fragments that it spreads and does not hold. */
  function withFragments(own: readonly DefinitionNode[]): DefinitionNode[] {
    const all = [...own];
    const held = new Set(own.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one.name.value] : [])));
    for (const definition of all)
      visit(definition, {
        FragmentSpread({ name: { value: name } }) {
          const fragment = fragments.get(name);
          if (!fragment) throw new Error(`there is no fragment ${name}`);
          if (!held.has(name)) all.push(fragment);
          held.add(name);
        },
      });
    return all;
  }

  return {
    name: 'strata-documents',
    enforce: 'pre',
    // While developing, codegen's own module serves.
    apply: 'build',
    buildStart() {
      fragments.clear();
      ids.clear();
      for (const [id, text] of Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>))
        for (const definition of parse(text, { noLocation: true }).definitions)
          if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) ids.set(definition.name.value, id);
      for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.tsx?$/.test(name),
      ))
        for (const [, text = ''] of readFileSync(`${SOURCES}/${file}`, 'utf8').matchAll(DOCUMENT))
          for (const definition of parse(text, { noLocation: true }).definitions)
            if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    },
    transform(code, id) {
      if (!id.startsWith(SOURCES) || !code.includes('graphql(`')) return null;
      return code.replace(DOCUMENT, (_call, text: string) => {
        const definitions = withFragments(parse(text, { noLocation: true }).definitions);
        const [first] = definitions;
        if (first?.kind !== Kind.OPERATION_DEFINITION)
          return `(${JSON.stringify({ kind: Kind.DOCUMENT, definitions })})`;
        const hash = ids.get(first.name?.value ?? '');
        if (hash === undefined) throw new Error(`${first.name?.value} has no id yet: npm run codegen`);
        return `(${JSON.stringify({ __meta__: { hash }, kind: Kind.DOCUMENT, definitions })})`;
      });
    },
  };
}
