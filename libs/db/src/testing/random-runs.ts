import { TestServer } from './test-server.js';

/** How often a random test runs: on a cluster, where a statement takes some ten times as long, an eighth of the usual. */
export const randomRuns = (usual: number): number => (TestServer.ofThisRun().isCluster ? Math.ceil(usual / 8) : usual);
