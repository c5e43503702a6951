import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { denied } from '@strata/access';
import type { Actor, Authorization } from '@strata/access';
import type { Refusal } from '@strata/db';

/**
 * Judges a validated operation by everything that it can reach, before anything runs: its root fields are operations, and
 * every object and field takes what is declared for it, whatever the path to it. One thing that the actor may not see
 * refuses the whole, by the name of the first; nothing is half answered.
 */
export function accessFault(
  schema: GraphQLSchema,
  authorization: Authorization,
  actor: Actor,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  const walk = new Walk(schema, authorization, actor, document, valuesOf(operation, variables));
  const root = schema.getRootType(operation.operation) ?? undefined;
  return walk.set(operation.selectionSet, root, [], true);
}

class Walk {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** Fragments that were found harmless: what they reach depends on no path. */
  private readonly passed = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly authorization: Authorization,
    private readonly actor: Actor,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  set(
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType | undefined,
    path: readonly string[],
    isRoot = false,
  ): GraphQLError | undefined {
    for (const selection of set?.selections ?? []) {
      const fault = this.isAsked(selection) ? this.selection(selection, type, path, isRoot) : undefined;
      if (fault) return fault;
    }
    return undefined;
  }

  private selection(
    selection: SelectionNode,
    type: GraphQLNamedType | undefined,
    path: readonly string[],
    isRoot: boolean,
  ): GraphQLError | undefined {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.field(selection, type, path, isRoot);
      case Kind.INLINE_FRAGMENT: {
        const named = selection.typeCondition && this.schema.getType(selection.typeCondition.name.value);
        return this.set(selection.selectionSet, named ?? type, path, isRoot);
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = this.fragments.get(selection.name.value);
        if (!fragment || this.passed.has(selection.name.value)) return undefined;
        const named = this.schema.getType(fragment.typeCondition.name.value);
        const fault = this.set(fragment.selectionSet, named, path, isRoot);
        if (!fault) this.passed.add(selection.name.value);
        return fault;
      }
    }
  }

  private field(
    node: FieldNode,
    type: GraphQLNamedType | undefined,
    above: readonly string[],
    isRoot: boolean,
  ): GraphQLError | undefined {
    const name = node.name.value;
    // `__typename`, `__schema` and `__type` tell of the schema, which is for whoever came in.
    if (name.startsWith('__')) return undefined;
    const path = [...above, node.alias?.value ?? name];
    const { objects, fields } = this.authorization.rules;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const result = field && getNamedType(field.type);
    const own = isRoot ? undefined : fields[`${type?.name}.${name}`];
    const requirements = [own, ...this.kinds(result).map((kind) => objects[kind])];
    let refusal = isRoot ? this.authorization.denied(this.actor, name) : undefined;
    for (const requirement of requirements) refusal ??= requirement && denied(this.actor, requirement, path.join('.'));
    return refusal ? forbidden(refusal, node, path) : this.set(node.selectionSet, result, path);
  }

  /** An object by its name; of a union or an interface all that it may turn out to be. */
  private kinds(type: GraphQLNamedType | undefined): string[] {
    if (!type) return [];
    return isAbstractType(type) ? this.schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  /** What cannot be told is asked. */
  private isAsked(selection: SelectionNode): boolean {
    return !(selection.directives ?? []).some(({ name, arguments: [condition] = [] }) => {
      const { value } = condition ?? {};
      if (value === undefined) return false;
      const isTrue = value.kind === Kind.VARIABLE ? this.variables[value.name.value] : valueFromASTUntyped(value);
      return (name.value === 'skip' && isTrue === true) || (name.value === 'include' && isTrue === false);
    });
  }
}

function forbidden({ message, code, details }: Refusal, node: FieldNode, path: readonly string[]): GraphQLError {
  return new GraphQLError(message, { nodes: node, path, extensions: { ...details, code, http: { status: 403 } } });
}

/** What the directives of an operation go by: variables that are not given have their defaults. */
function valuesOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}
