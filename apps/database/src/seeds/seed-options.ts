import { addDays, isLocalDate, type LocalDate, shanghaiToday } from '@tributary/kernel';
import { type Scale, SCALES } from './company/scale';

export interface SeedOptions {
  readonly scale: Scale['name'];
  readonly seed: number;
  /** The last day with data. */
  readonly until: LocalDate;
}

/** `trade` leaves out what ordering does not need: terminals and flow. A later run brings the rest. */
export type SeedPart = 'all' | 'trade';

export interface SeedCommand {
  readonly options: SeedOptions;
  readonly part: SeedPart;
}

const NAMES = ['--scale', '--part', '--seed', '--until'];
const DEFAULT_SEED = 20_260_101;
const USAGE = 'Use: seed [--scale demo|full] [--part all|trade] [--seed NUMBER] [--until YYYY-MM-DD].';

/** Reads the command line; throws one sentence for what it does not understand. */
export function seedCommand(args: readonly string[], now = new Date()): SeedCommand {
  const given = givenOptions(args);
  const scale = Object.values(SCALES).find(({ name }) => name === (given.get('--scale') ?? 'demo'));
  const seed = Number(given.get('--seed') ?? DEFAULT_SEED);
  const until = given.get('--until') ?? addDays(shanghaiToday(now), -1);
  const part = given.get('--part') ?? 'all';
  const valid = Number.isSafeInteger(seed) && isLocalDate(until) && (part === 'all' || part === 'trade');
  if (!scale || !valid) throw new Error(`The scale, the part, the number or the day is not valid. ${USAGE}`);
  return { options: { scale: scale.name, seed, until }, part };
}

function givenOptions(args: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = [args[index], args[index + 1]];
    if (!NAMES.includes(name) || value === undefined) throw new Error(`"${name}" is not understood. ${USAGE}`);
    given.set(name, value);
  }
  return given;
}
