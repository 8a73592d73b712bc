import type { Coverage } from '../check/coverage';
import type { KnownLayout } from '../layout/layout-shape';
import { type Business, type DealerProgram, FLOW_TABLE, isReturn, kindOf, SALES_TABLE, SHEET_PER_KIND } from './dealer-program';
import { type Random, randomFrom } from './random';

/** Roads by which a dealer's files come: two that are believed alike, one that is believed more, one less. */
export const HISTORY_ROADS = ['ftp', 'mail', 'agent', 'upload'] as const;
export type HistoryRoad = (typeof HISTORY_ROADS)[number];

/** Something comes, and what happens to the worker that is to post it. */
export interface HistoryStep {
  readonly road: HistoryRoad;
  readonly name: string;
  readonly content: Buffer;
  readonly then: 'waits' | 'posted' | 'posted by two workers' | 'posted and counted again' | { readonly killedAtStatement: number };
}

/** What a dealer sends, and what its ledger must say in the end, whatever happened on the way. */
export interface ArrivalHistory {
  /** What a person said of the tables of the dealer's program, by whichever road they come. */
  readonly layouts: readonly KnownLayout[];
  /** Of which days the files of its machines tell, as their feeds declare. */
  readonly coverage: Coverage;
  readonly steps: readonly HistoryStep[];
  /** One text for each entry, sorted. */
  readonly ledger: readonly string[];
}

/** How often a history has a death; a new process costs more than a hundred arrivals. */
export interface HistoryChances {
  readonly death: number;
}

/** One day as the dealer's program has it at some time. */
interface DayVersion {
  readonly day: number;
  readonly version: number;
  readonly rows: readonly Business[];
}

/** A file: some days, each in one version. */
interface Sent {
  readonly road: HistoryRoad;
  readonly coverage: Coverage;
  readonly program: DealerProgram;
  readonly days: readonly DayVersion[];
}

interface Prepared extends Sent {
  readonly name: string;
  readonly content: Buffer;
}

const MOST_DAYS = 4;
const CUSTOMERS = ['仁爱汽修', '老王', '现金', '苏州一院'];
/** Base units in a unit of the files. */
const UNITS: Readonly<Record<string, number>> = { 箱: 4, 桶: 1 };
const DEEPEST_DEATH = 40;
/** A version that no program has. */
const BY_HAND = 99;

/**
 * A history by number: a dealer's days come, in increments or as the month to date, are corrected and extended, by several
 * roads; then fate sets in: files come in another order, twice, under other names, cut off, in other bytes, by other roads, a
 * worker dies, two work at once, an arrival is counted again. Some programs write several kinds of business into one file; a
 * version of a day need not have all of them, and an agent tells of sales only. Some declare that they send the month to date: then
 * days may become empty.
 *
 * Of files by roads that are believed alike, two that say different things of a day keep their order: which of them is the
 * correction is known by nothing else. What is cut off comes before what is whole. Everything else is free.
 */
export function arrivalHistory(seed: number, chances: HistoryChances): ArrivalHistory {
  const random = randomFrom(seed);
  const program = programOf(random);
  const coverage = random.chance(0.2) ? 'month' : 'days';
  const story = new DealerStory(program, coverage, random);
  const machine = story.sent();
  const agent = random.chance(0.3) ? [{ road: 'agent' as const, coverage: 'days' as const, program: SALES_TABLE, days: [salesOf(random.of(machine.flatMap(({ days }) => days)))] }] : [];
  const byHand = random.chance(0.4) ? [{ road: 'upload' as const, coverage: 'days' as const, program, days: [story.invented(random.of(machine.flatMap(({ days }) => days)).day)] }] : [];
  const files = shuffled([...machine, ...agent, ...byHand], random).map((sent, index): Prepared => ({ ...sent, ...written(sent, `${seed}-${index}`, random) }));
  return { layouts: program.layouts, coverage, steps: withFate(files, random, chances), ledger: ledgerOf([byHand, machine, agent]) };
}

/** Most dealers send nothing but sales. */
function programOf(random: Random): DealerProgram {
  if (random.chance(0.15)) return FLOW_TABLE;
  return random.chance(0.1) ? SHEET_PER_KIND : SALES_TABLE;
}

const salesOf = (day: DayVersion): DayVersion => ({ ...day, rows: day.rows.filter((row) => kindOf(row) === 'sale') });

/** What a dealer's program exports in the course of some days. */
class DealerStory {
  private readonly days: DayVersion[] = [];

  constructor(
    private readonly program: DealerProgram,
    private readonly coverage: Coverage,
    private readonly random: Random,
  ) {}

  sent(): Sent[] {
    const files: Sent[] = [];
    const count = 1 + this.random.below(MOST_DAYS);
    for (let day = 0; day < count; day += 1) {
      this.days[day] = this.version(day, 0);
      files.push(this.file(this.sendsMonth || this.random.chance(0.4) ? [...this.days] : [this.current(day)]));
      if (this.random.chance(0.4)) files.push(this.correction());
    }
    return files;
  }

  /** What somebody typed instead of what the program says. */
  invented(day: number): DayVersion {
    return this.version(day, BY_HAND);
  }

  private correction(): Sent {
    const day = this.random.below(this.days.length);
    this.days[day] = this.version(day, this.current(day).version + 1);
    if (this.sendsMonth) return this.file([...this.days]);
    return this.file(this.random.chance(0.5) ? [this.current(day)] : this.days.slice(this.random.below(day + 1)));
  }

  private get sendsMonth(): boolean {
    return this.coverage === 'month';
  }

  private file(days: readonly DayVersion[]): Sent {
    return { road: this.random.chance(0.8) ? 'ftp' : 'mail', coverage: this.coverage, program: this.program, days };
  }

  private current(day: number): DayVersion {
    return this.days[day] as DayVersion;
  }

  private version(day: number, version: number): DayVersion {
    // a file without any row says nothing, so the first day has some
    if (this.sendsMonth && day > 0 && version < BY_HAND && this.random.chance(0.25)) return { day, version, rows: [] };
    const count = 1 + this.random.below(4);
    const rows = Array.from({ length: count }, (_, index) => this.row(day, `XS${day}-${version}-${index}`));
    // two equal sales on one day are two sales
    if (this.random.chance(0.3)) rows.push(rows[0] as Business);
    return { day, version, rows };
  }

  private row(day: number, document: string): Business {
    const word = this.random.of(this.program.words);
    const quantity = (1 + this.random.below(9)) * (isReturn(word) || this.random.chance(0.1) ? -1 : 1);
    const [customer, code, unit] = [this.random.of(CUSTOMERS), this.random.of(['YH-1', 'YH-2']), this.random.of(Object.keys(UNITS))];
    return { word, date: `2026-03-0${day + 1}`, document, customer, code, quantity, unit, price: 10 + this.random.below(90) };
  }
}

/** Another order, in which whatever must keep its place behind another file does. */
function shuffled(files: readonly Sent[], random: Random): Sent[] {
  const left = [...files];
  const order: Sent[] = [];
  while (left.length > 0) {
    const free = left.filter((file, index) => !left.slice(0, index).some((earlier) => disagree(earlier, file)));
    const next = random.of(free);
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

const isMachine = ({ road }: Sent): boolean => road === 'ftp' || road === 'mail';
const disagree = (a: Sent, b: Sent): boolean =>
  isMachine(a) && isMachine(b) && a.days.some(({ day, version }) => b.days.some((other) => other.day === day && other.version !== version));

function written({ days, program }: Sent, name: string, random: Random): { name: string; content: Buffer } {
  const { extension, content } = program.write(days.flatMap((day) => day.rows), random);
  return { name: `${name}.${extension}`, content };
}

/** What happens to files on their way. */
function withFate(files: readonly Prepared[], random: Random, { death }: HistoryChances): HistoryStep[] {
  const steps: HistoryStep[] = [];
  const came: Prepared[] = [];
  const arrive = (file: Prepared): void => {
    steps.push({ road: file.road, name: file.name, content: file.content, then: thenOf(random, death) });
  };
  for (const file of files) {
    if (isMachine(file) && random.chance(0.15)) arrive({ ...file, content: file.content.subarray(0, 1 + random.below(file.content.length - 1)) });
    arrive(file);
    if (isMachine(file)) came.push(file);
    if (isMachine(file) && random.chance(0.2)) arrive({ ...file, ...written(file, `other-${file.name}`, random) });
    if (came.length > 0 && random.chance(0.35)) arrive(again(random.of(came), random));
  }
  return steps;
}

/** The same bytes, perhaps renamed, perhaps by another road that is believed as much. */
function again(file: Prepared, random: Random): Prepared {
  const road = random.chance(0.3) ? (file.road === 'ftp' ? 'mail' : 'ftp') : file.road;
  return { ...file, road, name: random.chance(0.5) ? file.name : `copy-${file.name}` };
}

function thenOf(random: Random, death: number): HistoryStep['then'] {
  if (random.chance(death)) return { killedAtStatement: 1 + random.below(DEEPEST_DEATH) };
  if (random.chance(0.3)) return 'waits';
  return random.chance(0.15) ? 'posted by two workers' : random.chance(0.1) ? 'posted and counted again' : 'posted';
}

/** Of each kind on each day what the last file says that tells of it, by the road that is believed most: `roads` begins with the least, each in the order in which it was written. */
function ledgerOf(roads: readonly (readonly Sent[])[]): string[] {
  const told = new Map<string, readonly Business[]>();
  for (const { days, coverage } of roads.flat()) {
    for (const kind of ['sale', 'purchase'] as const) {
      const rowsOf = ({ rows }: DayVersion): Business[] => rows.filter((row) => kindOf(row) === kind);
      const last = days.findLastIndex((day) => rowsOf(day).length > 0);
      for (const day of days.slice(0, last + 1)) if (coverage === 'month' || rowsOf(day).length > 0) told.set(`${day.day} ${kind}`, rowsOf(day));
    }
  }
  return [...told.values()].flatMap((rows) => rows.map(entryOf)).sort();
}

function entryOf(row: Business): string {
  const { date, document, customer, code, quantity, unit, price } = row;
  const kind = kindOf(row);
  // whom goods were bought from is no terminal
  return [kind, date, document, kind === 'sale' ? customer : '', code, (quantity * (UNITS[unit] ?? 1)).toFixed(3), (quantity * price).toFixed(2)].join('|');
}
