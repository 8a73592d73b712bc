import { webFaults } from '../web.faults';

/** How long a visit may take; the time in which people think does not count. */
export class VisitTime {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private since = 0;
  private ended = false;

  constructor(
    private left: number,
    private readonly totalMs = left,
  ) {
    this.goOn();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** A visit that ended while a person was still being asked does not begin again. */
  goOn(): void {
    if (this.ended || this.signal.aborted) return;
    this.since = performance.now();
    this.timer = setTimeout(() => this.stop(webFaults.runTooLong({ minutes: Math.ceil(this.totalMs / 60_000) })), Math.max(1, this.left));
  }

  hold(): void {
    clearTimeout(this.timer);
    this.left -= performance.now() - this.since;
  }

  stop(reason: Error): void {
    clearTimeout(this.timer);
    this.controller.abort(reason);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }
}
