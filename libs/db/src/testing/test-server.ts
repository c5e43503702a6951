import { Client } from 'pg';
import { citusSetup, isCitus, migrate, openDatabase } from '../index.js';

export interface TestServerAddress {
  /** One server, or the nodes of a Citus cluster, the coordinator first. */
  nodes: string[];
  /** The first part of the names of all databases of this run. */
  run: string;
}

/**
 * A template database on one server or on each node of a Citus cluster, and its clones. On a cluster every node clones its
 * part, metadata and shards alike (0.6 s for three nodes; making and distributing a schema anew takes 4).
 */
export class TestServer {
  private readonly template: string;

  constructor(readonly address: TestServerAddress) {
    this.template = `${address.run}_template`;
  }

  static async at(url: string, run: string): Promise<TestServer> {
    return new TestServer({ run, nodes: await withClient(url, (client) => nodesOf(url, client)) });
  }

  /** Of the process that jest's global setup started. */
  static ofThisRun(): TestServer {
    const address = process.env['STRATA_TEST_SERVER'];
    if (!address) throw new Error('A test database needs the jest project "server".');
    return new TestServer(JSON.parse(address) as TestServerAddress);
  }

  get isCluster(): boolean {
    return this.address.nodes.length > 1;
  }

  async makeTemplate(): Promise<void> {
    const name = this.template;
    await this.everywhere(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    if (this.isCluster) await this.join(name);
    const database = await openDatabase({ url: this.urlOf(name), applicationName: 'template', poolSize: 2 });
    await migrate(database);
    if (this.isCluster) await citusSetup(database);
    await database.close();
    // Citus keeps a daemon in every database, and one in use cannot be cloned.
    await this.everywhere(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    await this.everywhere(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`);
  }

  async clone(name: string): Promise<string> {
    await this.everywhere(`CREATE DATABASE ${name} TEMPLATE ${this.template}`);
    return this.urlOf(name);
  }

  async drop(name: string): Promise<void> {
    await this.everywhere(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  /** Names the programs that are connected to a database. */
  async connections(name: string): Promise<string[]> {
    const rows = await withClient(this.coordinator, async (client) => {
      const found = await client.query<{ application_name: string }>(
        `SELECT application_name FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'
           AND application_name NOT LIKE 'citus%'`,
        [name],
      );
      return found.rows;
    });
    return rows.map((row) => row.application_name);
  }

  /** Drops what the run made and names the databases that a test made and did not close. */
  async dropAll(): Promise<string[]> {
    const names = await withClient(this.coordinator, async (client) => {
      const found = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE starts_with(datname, $1) ORDER BY datname',
        [`${this.address.run}_`],
      );
      return found.rows.map((row) => row.datname);
    });
    for (const name of names) await this.drop(name);
    return names.filter((name) => name !== this.template);
  }

  private get coordinator(): string {
    return this.address.nodes[0] ?? '';
  }

  private urlOf(name: string): string {
    return databaseUrl(this.coordinator, name);
  }

  private async everywhere(text: string): Promise<void> {
    await Promise.all(this.address.nodes.map((node) => withClient(node, (client) => client.query(text))));
  }

  /** Makes the databases of that name on all nodes one cluster. */
  private async join(name: string): Promise<void> {
    for (const node of this.address.nodes) {
      await withClient(databaseUrl(node, name), (client) => client.query('CREATE EXTENSION citus'));
    }
    await withClient(this.urlOf(name), async (client) => {
      for (const [index, node] of this.address.nodes.entries()) {
        const { hostname, port } = new URL(node);
        const statement = index === 0 ? 'SELECT citus_set_coordinator_host($1, $2)' : 'SELECT citus_add_node($1, $2)';
        await client.query(statement, [hostname, Number(port)]);
      }
    });
  }
}

async function nodesOf(url: string, client: Client): Promise<string[]> {
  const queryable = { query: async <Row>(text: string) => (await client.query(text)).rows as Row[] };
  if (!(await isCitus(queryable))) return [url];
  const { rows } = await client.query<{ nodename: string; nodeport: number }>(
    `SELECT nodename, nodeport FROM pg_dist_node WHERE noderole = 'primary' AND isactive ORDER BY groupid`,
  );
  return rows.map(({ nodename, nodeport }) => {
    const node = new URL(url);
    node.hostname = nodename;
    node.port = String(nodeport);
    return node.href;
  });
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
