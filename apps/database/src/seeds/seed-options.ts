import { addDays, isLocalDate, type LocalDate, shanghaiToday } from '@tributary/kernel';
import { type Scale, SCALES } from './company/scale';

export interface SeedOptions {
  readonly scale: Scale['name'];
  readonly seed: number;
  /** The last day with data. */
  readonly until: LocalDate;
}

const DEFAULT_SEED = 20_260_101;
const USAGE = 'Use: seed [--scale demo|full] [--seed NUMBER] [--until YYYY-MM-DD].';

/** Reads the command line; throws one sentence for what it does not understand. */
export function seedOptions(args: readonly string[], now = new Date()): SeedOptions {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = [args[index], args[index + 1]];
    if (!['--scale', '--seed', '--until'].includes(name) || value === undefined) throw new Error(`"${name}" is not understood. ${USAGE}`);
    given.set(name, value);
  }
  const scale = Object.values(SCALES).find(({ name }) => name === (given.get('--scale') ?? 'demo'));
  const seed = Number(given.get('--seed') ?? DEFAULT_SEED);
  const until = given.get('--until') ?? addDays(shanghaiToday(now), -1);
  if (!scale || !Number.isSafeInteger(seed) || !isLocalDate(until)) throw new Error(`The scale, the number or the day is not valid. ${USAGE}`);
  return { scale: scale.name, seed, until };
}
