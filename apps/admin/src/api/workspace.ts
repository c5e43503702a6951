import { useQuery } from '@apollo/client/react';
import { graphql } from '../graphql';

export const WORKSPACE = graphql(`
  query Workspace {
    workspace {
      name
      timeZone
      locale
      region
      version
      publicUrl
      demo
    }
  }
`);

export interface WorkspaceInfo {
  name: string;
  timeZone: string;
  locale: string;
  region: string;
  version: string;
  publicUrl: string;
  demo: boolean;
}

const UNTIL_KNOWN: WorkspaceInfo = {
  name: 'Strata',
  timeZone: 'Asia/Shanghai',
  locale: 'zh',
  region: 'CN',
  version: '',
  publicUrl: '',
  demo: false,
};

/** The workspace; before the server has said, the defaults that a fresh one has. */
export function useWorkspace(): WorkspaceInfo {
  return useQuery(WORKSPACE).data?.workspace ?? UNTIL_KNOWN;
}
