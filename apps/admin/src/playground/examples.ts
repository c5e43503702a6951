/** The example operations live with the server, which tests them; here they become the tabs of the playground. */
const operations = import.meta.glob<string>('../../../server/src/playground/**/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>('../../../server/src/playground/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Example {
  query: string;
  variables?: string;
}

/** In the order of their file names. */
export const examples: Example[] = Object.keys(operations)
  .sort()
  .map((path) => ({ query: operations[path] ?? '', variables: variables[path.replace(/\.graphql$/, '.json')] }));
