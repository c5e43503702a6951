import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse, print, visit } from 'graphql';
import type { DocumentNode, FieldNode } from 'graphql';
import type { Actor } from '@strata/access';
import { Refusal } from '@strata/db';

/** Written by `npm run codegen`: the texts of the admin app by their ids. */
const MANIFEST = fileURLToPath(new URL('../../../admin/src/graphql/persisted-documents.json', import.meta.url));

/** What a request says of the document that it wants to have run. */
export interface AskedDocument {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

export interface DocumentTrust {
  /** The text that is to be run for an actor; throws UNTRUSTED_DOCUMENT. */
  textFor(actor: Actor, asked: AskedDocument): unknown;
}

/** The documents of the admin app, which it asks by id: `extensions.documentId`. */
class TrustedDocuments implements DocumentTrust {
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /**
   * The text of an id, else what was sent. A session is what a browser sends along by itself, and
   * what a stolen machine holds; so it gets what the app asks, and no more. Who may make API keys can ask anything by one of
   * theirs, so that nothing is withheld from them: they have the playground.
   */
  textFor(actor: Actor, { query, extensions }: AskedDocument): unknown {
    const { documentId } = (extensions ?? {}) as { documentId?: unknown };
    if (documentId !== undefined) {
      const text = typeof documentId === 'string' ? this.texts.get(documentId) : undefined;
      if (text === undefined) throw untrusted('This page is of another version of Strata: load it again.');
      return text;
    }
    if (actor.kind === 'member' && !actor.permissions.has('key.manage')) {
      throw untrusted('A session asks what the app asks, by id; for anything else use an API key.');
    }
    return query;
  }
}

function untrusted(message: string): Refusal {
  return new Refusal('UNTRUSTED_DOCUMENT', message);
}

export function readTrustedDocuments(): DocumentTrust {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>;
  return new TrustedDocuments(
    new Map(Object.entries(manifest).map(([id, text]) => [id, print(withTypes(parse(text, { noLocation: true })))])),
  );
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The app's cache keeps objects by their types, and adds the question for them to every text that it sends; so do we. */
function withTypes(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(set, _key, parent) {
      const isRoot = (parent as { kind?: unknown } | undefined)?.kind === Kind.OPERATION_DEFINITION;
      return isRoot ? undefined : { ...set, selections: [...set.selections, TYPENAME] };
    },
  });
}
