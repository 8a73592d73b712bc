import type { SandboxBatch, SandboxDealer, SandboxProduct, SandboxSpec, SandboxTerminal } from '../spec/sandbox-spec';
import { Random } from './random';

/** One line of a dealer's sales records, in the dealer's own words. Price and amount in fen. */
export interface SalesLine {
  readonly date: string;
  readonly document: string;
  readonly customer: string;
  readonly productCode: string;
  readonly productName: string;
  readonly specification: string;
  readonly unit: string;
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly batch?: SandboxBatch;
}

const LINES_PER_DOCUMENT = 3;
const USUAL_QUANTITIES = [1, 1, 2, 2, 3, 4, 6, 6, 12, 24];
/** A dealer sells a little above or below the list price, in percent. */
const PRICE_SPREAD = 6;

/** What the dealer sold on that day (YYYY-MM-DD). Every strange product and terminal occurs exactly once. */
export function dailySales(spec: SandboxSpec, dealer: SandboxDealer, date: string): SalesLine[] {
  const random = new Random(spec.seed, dealer.code, date);
  const customers = spec.terminals.filter((terminal) => terminal.names[dealer.code] !== undefined);
  const usual = customers.filter((terminal) => !terminal.strange);
  const products = spec.products.filter((product) => !product.strange);
  if (usual.length === 0 || products.length === 0) return [];
  const oddProducts = spec.products.filter((product) => product.strange && product.names[dealer.code]);
  const oddCustomers = customers.filter((terminal) => terminal.strange);
  const count = Math.max(1, dealer.linesPerDay + random.between(-3, 3));
  const pairs = pairUp(random, count, usual, products);
  oddProducts.forEach((product) => pairs.push({ customer: random.pick(usual), product }));
  oddCustomers.forEach((customer) => pairs.push({ customer, product: random.pick(products) }));
  const mixed = dealer.mixesUnits ? pairs.findIndex(({ product }) => product.pieces !== undefined) : -1;
  return pairs.map((pair, index) => {
    const written = line(dealer, date, `XS${date.replaceAll('-', '')}${String(documentOf(index)).padStart(3, '0')}`, pair, random);
    return index === mixed ? byThePiece(written, pair.product.pieces ?? 1) : written;
  });
}

function byThePiece(written: SalesLine, pieces: number): SalesLine {
  const price = Math.round(written.price / pieces);
  return { ...written, price, amount: written.quantity * price };
}

interface Pair {
  readonly customer: SandboxTerminal;
  readonly product: SandboxProduct;
}

const documentOf = (index: number): number => Math.floor(index / LINES_PER_DOCUMENT) + 1;

/** The lines of one document have one customer. */
function pairUp(random: Random, count: number, customers: readonly SandboxTerminal[], products: readonly SandboxProduct[]): Pair[] {
  const pairs: Pair[] = [];
  let customer = random.pick(customers);
  for (let index = 0; index < count; index += 1) {
    if (index % LINES_PER_DOCUMENT === 0) customer = random.pick(customers);
    pairs.push({ customer, product: random.pick(products) });
  }
  return pairs;
}

function line(dealer: SandboxDealer, date: string, document: string, { customer, product }: Pair, random: Random): SalesLine {
  const own = product.names[dealer.code] ?? product;
  const quantity = random.pick(USUAL_QUANTITIES);
  const list = Math.round(Number(product.price) * 100);
  const price = Math.round((list * (100 + random.between(-PRICE_SPREAD, PRICE_SPREAD))) / 100);
  return {
    date,
    document,
    customer: customer.names[dealer.code] ?? '',
    productCode: own.code,
    productName: own.name,
    specification: product.specification,
    unit: product.unit,
    quantity,
    price,
    amount: quantity * price,
    ...(dealer.batches && product.batches?.length ? { batch: random.pick(product.batches) } : {}),
  };
}

/** What the dealer sends once it has found its mistakes: a quantity was wrong, and the last line did not happen. */
export function correctedSales(lines: readonly SalesLine[]): SalesLine[] {
  const [first, ...rest] = lines;
  if (!first) return [];
  const quantity = first.quantity + 1;
  return [{ ...first, quantity, amount: quantity * first.price }, ...rest.slice(0, -1)];
}
