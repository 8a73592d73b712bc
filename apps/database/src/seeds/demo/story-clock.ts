import { addDays, type LocalDate, shanghaiMidnight } from '@tributary/kernel';
import { Clock } from '@tributary/platform';
import type { When } from './story';

/** Stands at the moment of the story that is being told. */
export class StoryClock extends Clock {
  private instant = new Date(0);

  constructor(private readonly until: LocalDate) {
    super();
  }

  override now(): Date {
    return this.instant;
  }

  moveTo(when: When): void {
    this.instant = this.at(when);
  }

  at([daysBefore, time]: When): Date {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return new Date(shanghaiMidnight(addDays(this.until, -daysBefore)).getTime() + (hours * 60 + minutes) * 60_000);
  }
}
