import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { RawArchive } from '../archive/raw-archive';
import { CustomerMatcher } from '../match/customer-matcher';
import { ProductMatcher } from '../match/product-matcher';
import { FileReader } from '../read/file-reader';
import type { SheetHead } from '../read/head-job';
import type { Trial } from '../read/trial-job';
import { flowsErrors } from '../flows.errors';
import type { LayoutRequest } from './layout-request.repository';
import { fingerprintOf, type KnownLayout } from './layout-shape';
import { knownBy, type SheetChoice } from './sheet-choice';

/** Rows after which a trial stops: enough to see what is wrong, soon enough to wait for. */
const MOST_ROWS = 20_000;

/** What a choice would give, and how many of its names mean something already. */
export interface TriedLayout extends Trial {
  readonly knownProducts: number;
  readonly knownCustomers: number;
}

/** Reads a file as a person's choice says, for the person to see; nothing is kept. */
@Injectable()
export class LayoutTrial {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
    private readonly products: ProductMatcher,
    private readonly customers: CustomerMatcher,
  ) {}

  /** @throws flows.layout-incomplete, flows.layout-ambiguous, FileRefused */
  async of(ctx: Ctx, request: LayoutRequest, heads: readonly SheetHead[], choices: readonly SheetChoice[]): Promise<TriedLayout> {
    const { sha256, fileName: name, receivedAt, mapping, dealerId } = request;
    const latest = shanghaiToday(receivedAt);
    const trial = { path: await this.archive.fileOf(sha256), name, mapping: { kind: mapping.kind }, known: withChoices(request, heads, choices), latest };
    const tried = await this.reader.trial(trial, MOST_ROWS);
    return this.uow.read(ctx, async (tx) => {
      const products = await this.products.match(tx, dealerId, tried.products);
      const customers = tried.counts.sale > 0 ? await this.customers.match(tx, dealerId, tried.customers) : [];
      return { ...tried, knownProducts: products.filter(Boolean).length, knownCustomers: customers.filter(Boolean).length };
    });
  }
}

/** The chosen layouts first, then what else the feed has sent. */
function withChoices(request: LayoutRequest, heads: readonly SheetHead[], choices: readonly SheetChoice[]): KnownLayout[] {
  const chosen = chosenLayouts(request, heads, choices);
  const prints = new Set(chosen.map(({ shape }) => fingerprintOf(shape)));
  return [...chosen, ...request.known.filter(({ shape }) => !prints.has(fingerprintOf(shape)))];
}

/** One layout for each shape among the sheets. @throws flows.layout-nothing, flows.layout-incomplete, flows.layout-ambiguous */
export function chosenLayouts({ fileName: name, receivedAt }: Pick<LayoutRequest, 'fileName' | 'receivedAt'>, heads: readonly SheetHead[], choices: readonly SheetChoice[]): KnownLayout[] {
  if (!choices.some(({ counts }) => counts)) throw flowsErrors.layoutNothing();
  const known = choices.flatMap((choice) => {
    const head = heads.find(({ no, hidden }) => no === choice.no && !hidden);
    return head ? [knownBy(choice, head, { name, latest: shanghaiToday(receivedAt) })] : [];
  });
  const byPrint = new Map<string, KnownLayout>();
  for (const layout of known) {
    const print = fingerprintOf(layout.shape);
    if (byPrint.get(print)?.layoutId === undefined || byPrint.get(print)?.layoutId === null) byPrint.set(print, layout);
  }
  return [...byPrint.values()];
}
