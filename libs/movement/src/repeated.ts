/** Work that is done again some time after it has ended, as long as a process runs; what fails is reported, and tried again. */
export class Repeated {
  private ended = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: () => Promise<void>,
    private readonly pauseMs: number,
    private readonly report: (error: unknown) => void,
  ) {}

  start(): void {
    this.running = this.work()
      .catch(this.report)
      .finally(() => {
        if (this.ended) return;
        this.timer = setTimeout(() => this.start(), this.pauseMs);
        this.timer.unref();
      });
  }

  /** Ends after the work under way. */
  async stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
