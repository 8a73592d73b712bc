import { addDays, isLocalDate, type LocalDate, shanghaiToday } from '@tributary/kernel';
import type { Scale } from './company/scale';
import { INDUSTRIES } from './industry/industries';
import type { Industry, IndustryCode } from './industry/industry';

export interface SeedOptions {
  /** Which demo company: its industry. */
  readonly company: IndustryCode;
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

const NAMES = ['--company', '--scale', '--part', '--seed', '--until'];
const DEFAULT_SEED = 20_260_101;
const USAGE = 'Use: seed [--company lubricants|pharma] [--scale demo|full] [--part all|trade] [--seed NUMBER] [--until YYYY-MM-DD].';

/** Reads the command line; throws one sentence for what it does not understand. */
export function seedCommand(args: readonly string[], now = new Date()): SeedCommand {
  const given = givenOptions(args);
  const industry = Object.values<Industry>(INDUSTRIES).find(({ code }) => code === (given.get('--company') ?? 'lubricants'));
  const scale = Object.values(industry?.scales ?? {}).find(({ name }) => name === (given.get('--scale') ?? 'demo'));
  const seed = Number(given.get('--seed') ?? DEFAULT_SEED);
  const until = given.get('--until') ?? addDays(shanghaiToday(now), -1);
  const part = given.get('--part') ?? 'all';
  const valid = Number.isSafeInteger(seed) && isLocalDate(until) && (part === 'all' || part === 'trade');
  if (!industry || !scale || !valid) throw new Error(`The company, the scale, the part, the number or the day is not valid. ${USAGE}`);
  return { options: { company: industry.code, scale: scale.name, seed, until }, part };
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
