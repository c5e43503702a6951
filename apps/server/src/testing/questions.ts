import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { objectsOf, rootFields } from '../graphql/reach.js';
import type { RootField } from '../graphql/reach.js';

type Field = GraphQLField<unknown, unknown>;

/** A way through the graph: a root field, then a field of the object that it gives, and so on. */
export interface Way {
  readonly kind: RootField['kind'];
  /** `on` is the object that the field gives; undefined for a value. */
  readonly steps: readonly { readonly field: Field; readonly on?: string | undefined }[];
}

/** `query segments.edges.node` */
export const nameOf = ({ kind, steps }: Way): string => `${kind} ${steps.map(({ field }) => field.name).join('.')}`;

/** Every way to every object of the schema that passes no kind of object twice. */
export function ways(schema: GraphQLSchema): { to: string; way: Way }[] {
  const found: { to: string; way: Way }[] = [];
  const go = (way: Way, seen: ReadonlySet<string>): void => {
    const { field } = way.steps.at(-1)!;
    for (const object of objectsOf(schema, field.type)) {
      if (seen.has(object.name)) continue;
      const here = { kind: way.kind, steps: [...way.steps.slice(0, -1), { field, on: object.name }] };
      found.push({ to: object.name, way: here });
      for (const next of Object.values(object.getFields()))
        go({ kind: way.kind, steps: [...here.steps, { field: next }] }, new Set([...seen, object.name]));
    }
  };
  for (const { kind, field } of rootFields(schema)) go({ kind, steps: [{ field }] }, new Set());
  return found;
}

/** The operation that goes a way, with arguments that the schema takes, and asks there for no more than it has to. */
export function questionOf({ kind, steps }: Way): { query: string; variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const selection = ([step, ...rest]: Way['steps']): string => {
    if (!step) return '__typename';
    const { field, on } = step;
    const given = field.args.filter(isRequiredArgument).map(({ name, type }) => {
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${String(type)}`);
      variables[variable] = valueOf(type);
      return `${name}: $${variable}`;
    });
    const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return call;
    const below = selection(rest);
    return isAbstractType(type) && on !== undefined ? `${call} { ... on ${on} { ${below} } }` : `${call} { ${below} }`;
  };
  const body = selection(steps);
  return { query: `${kind} ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${body} }`, variables };
}

/** Texts that are keys of nothing, and ids that nothing has. */
const OF_SCALARS: Readonly<Record<string, unknown>> = {
  ID: '999999999',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  JSON: {},
};

/** The least that a type takes. */
function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return OF_SCALARS[type.name] ?? 'nothing';
  const fields = Object.values(type.getFields());
  const one = fields.find((field) => isLeafType(field.type)) ?? fields[0]!;
  const given = type.isOneOf ? [one] : fields.filter(isRequiredInputField);
  return Object.fromEntries(given.map((field) => [field.name, valueOf(field.type)]));
}
