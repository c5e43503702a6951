import { useWorkspace } from '../../../api/workspace';

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Where others reach this server: as the operator said, else as this browser does; and whether that is this machine alone. */
export function useReachable(): { origin: string; onlyHere: boolean } {
  const { publicUrl } = useWorkspace();
  const said = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const url = said && !LOCAL.test(said.hostname) ? said : new URL(window.location.origin);
  return { origin: url.href.replace(/\/$/, ''), onlyHere: LOCAL.test(url.hostname) };
}
