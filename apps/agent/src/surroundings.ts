import type { Home } from './home';
import type { Log } from './log';

/** Where the program runs. */
export interface Surroundings {
  readonly home: Home;
  readonly log: Log;
  /** The clock of the machine, right or wrong. */
  readonly now: () => Date;
}
