import { setTimeout as pass } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** The only source of the present; tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Until so much time has passed. */
  async wait(ms: number): Promise<void> {
    await pass(ms);
  }
}
