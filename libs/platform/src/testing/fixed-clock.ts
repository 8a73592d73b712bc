import { Clock } from '../clock/clock';

/** A clock that stands where the test puts it. */
export class FixedClock extends Clock {
  constructor(private instant = new Date('2026-03-02T09:30:00+08:00')) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  /** Time passes at once. */
  override wait(ms: number): Promise<void> {
    this.advance(ms);
    return Promise.resolve();
  }

  set(instant: Date): void {
    this.instant = instant;
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}
