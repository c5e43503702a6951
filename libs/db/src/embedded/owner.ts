import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The Node process that a server ends with: the one that started it, or that found it without a living owner. */
export class Owner {
  private stopServer: (() => void) | undefined;

  constructor(private readonly file: string) {}

  get isUs(): boolean {
    return this.pid() === process.pid;
  }

  get lives(): boolean {
    const pid = this.pid();
    return pid !== undefined && sendSignal(pid, 0);
  }

  /** From now on the server stops when this process ends, other than by SIGKILL. */
  become(server: number): void {
    writeFileSync(this.file, String(process.pid));
    if (this.stopServer) atEnd.delete(this.stopServer);
    this.stopServer = () => {
      if (this.isUs) sendSignal(server, 'SIGINT');
    };
    stopAtEnd(this.stopServer);
  }

  resign(): void {
    rmSync(this.file, { force: true });
    if (this.stopServer) atEnd.delete(this.stopServer);
  }

  private pid(): number | undefined {
    return existsSync(this.file) ? Number(readFileSync(this.file, 'utf8')) : undefined;
  }
}

const atEnd = new Set<() => void>();
let listening = false;

function stopAtEnd(stop: () => void): void {
  atEnd.add(stop);
  if (listening) return;
  listening = true;
  const stopAll = (): void => atEnd.forEach((one) => one());
  process.once('exit', stopAll);
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const onSignal = (): void => {
      // Where someone else listens, they end the process in their own order, and `exit` follows.
      if (process.listenerCount(name) > 1) return;
      stopAll();
      process.removeListener(name, onSignal);
      process.kill(process.pid, name);
    };
    process.on(name, onSignal);
  }
}

/** Whether the process was there to be signalled; 0 only asks. */
export function sendSignal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
