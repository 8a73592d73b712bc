const EVERY_MS = 2_000;
const number = new Intl.NumberFormat('en-US');

/** What a person sees while a step runs: now and then the count and the rate. */
export class SeedLog {
  private started = 0;
  private reported = 0;

  constructor(
    private readonly write: (line: string) => void,
    private readonly clock: () => number = Date.now,
  ) {}

  begin(): void {
    this.started = this.clock();
    this.reported = this.started;
  }

  /** Cheap enough to be called for every row. */
  progress(step: string, rows: number): void {
    if (rows % 1_000 !== 0) return;
    const now = this.clock();
    if (now - this.reported < EVERY_MS) return;
    this.reported = now;
    this.write(`${step}: ${number.format(rows)} rows, ${number.format(this.rate(rows, now))}/s`);
  }

  end(step: string, rows: number): void {
    const now = this.clock();
    this.write(`${step}: ${number.format(rows)} rows in ${((now - this.started) / 1000).toFixed(1)} s`);
  }

  private rate(rows: number, now: number): number {
    return Math.round((rows * 1000) / Math.max(1, now - this.started));
  }
}
