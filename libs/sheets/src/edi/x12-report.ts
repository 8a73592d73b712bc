import type { RowSubject } from '../open/sheet-row';
import { ediDay, type EdiLine, negative, unitOf } from './edi-line';
import { element, type Segment } from './segments';

/** Product code qualifiers (element 235), the manufacturer's own codes first. */
const CODES = ['VC', 'VN', 'VP', 'MG', 'MN', 'SK', 'CB', 'BP', 'IN', 'EN', 'UK', 'UP', 'UI', 'ND'];
/** Whom goods went to (element 98), the best first: ship to, end user, buyer, bill to, sold to. */
const CUSTOMERS = ['ST', 'EN', 'EC', 'BY', 'BT', 'SO'];
/** 852, element 859: what an activity counts. Returned by consumers, and sold, are sales; received is a purchase. */
const ACTIVITIES: Readonly<Record<string, RowSubject>> = { QS: 'sale', QU: 'sale', QR: 'purchase', QA: 'stock' };
const RETURNED = 'QU';
/** 867, element 673 of QTY: a return; everything else of it is sold or transferred. */
const RETURNS = new Set(['76', 'QR']);
/** 867, element 521 of PTD: to another place of the same company, which is no sale. */
const TRANSFERS = new Set(['PT', 'TR', 'WT', 'IT']);
const DAYS = { sold: ['003', '011', '090', '007', '102'], expiry: ['036', '208'] } as const;

interface Party {
  readonly code: string;
  readonly name: string;
}

/** What holds for the lines below it until the next of its kind. */
interface State {
  document: string;
  day: string;
  customer: Party | undefined;
  rank: number;
  isTransfer: boolean;
}

type Draft = { -readonly [Key in keyof EdiLine]: EdiLine[Key] };

/** The lines of 867 (product transfer and resale) and 852 (product activity) reports; of other transaction sets none. */
export function x12Lines(segments: readonly Segment[]): EdiLine[] {
  const lines: EdiLine[] = [];
  let set: Segment[] = [];
  for (const segment of segments) {
    if (segment.tag === 'ST') set = [];
    set.push(segment);
    if (segment.tag !== 'SE') continue;
    const kind = set[0] ? element(set[0], 1) : '';
    if (kind === '867') lines.push(...resales(set));
    if (kind === '852') lines.push(...activities(set));
  }
  return lines;
}

/** A PTD for each document or customer, below it a QTY for each quantity, below that its product. */
function resales(set: readonly Segment[]): EdiLine[] {
  const lines: Draft[] = [];
  const head: State = { document: '', day: '', customer: undefined, rank: CUSTOMERS.length, isTransfer: false };
  let state = head;
  let line: Draft | undefined;
  for (const segment of set) {
    const { tag } = segment;
    if (tag === 'BPT') head.day = ediDay(element(segment, 3));
    else if (tag === 'PTD') {
      // its own customer counts, whatever the head of the report says
      state = { ...head, rank: CUSTOMERS.length, document: element(segment, 3) || element(segment, 5), isTransfer: TRANSFERS.has(element(segment, 1)) };
      line = undefined;
    } else if (tag === 'QTY') {
      line = lineOf(segment, state, state.isTransfer ? undefined : 'sale');
      line.quantity = RETURNS.has(element(segment, 1)) ? negative(element(segment, 2)) : element(segment, 2);
      line.unit = unitOf(element(segment, 3));
      lines.push(line);
    } else if (line) detail(line, segment);
    else heading(state, segment);
  }
  return lines;
}

/** A LIN for each product, below it a ZA for each thing that is counted; the report's last day is theirs unless they have their own. */
function activities(set: readonly Segment[]): EdiLine[] {
  const lines: Draft[] = [];
  const state: State = { document: '', day: '', customer: undefined, rank: CUSTOMERS.length, isTransfer: false };
  let product: Draft | undefined;
  let line: Draft | undefined;
  for (const segment of set) {
    const { tag } = segment;
    if (tag === 'XQ') state.day = ediDay(element(segment, 3) || element(segment, 2));
    else if (tag === 'LIN') {
      product = lineOf(segment, state, undefined);
      detail(product, segment);
      line = undefined;
    } else if (tag === 'ZA' && product) {
      const activity = element(segment, 1);
      const quantity = element(segment, 2);
      line = { ...product, rowNo: segment.no, subject: ACTIVITIES[activity], quantity: activity === RETURNED ? negative(quantity) : quantity, unit: unitOf(element(segment, 3)) };
      if (element(segment, 5)) line.date = ediDay(element(segment, 5));
      lines.push(line);
    } else if (product) detail(line ?? product, segment);
  }
  return lines;
}

function lineOf({ no }: Segment, { document, day, customer }: State, subject: RowSubject | undefined): Draft {
  return {
    rowNo: no, subject, date: day, document, customerCode: customer?.code ?? '', customer: customer?.name ?? '', productCode: '', product: '', quantity: '', unit: '', price: '', amount: '',
    batchNumber: '', expiry: '',
  };
}

function heading(state: State, segment: Segment): void {
  const { tag } = segment;
  const qualifier = element(segment, 1);
  if (tag === 'DTM' && isOneOf(DAYS.sold, qualifier)) state.day = ediDay(element(segment, 2));
  if (tag === 'REF' && ['IV', 'SI', 'DO'].includes(qualifier)) state.document = element(segment, 2);
  const rank = tag === 'N1' ? CUSTOMERS.indexOf(qualifier) : -1;
  if (rank === -1 || rank >= state.rank) return;
  state.rank = rank;
  state.customer = { name: element(segment, 2), code: element(segment, 4) };
}

function detail(line: Draft, segment: Segment): void {
  const { tag } = segment;
  const qualifier = element(segment, 1);
  if (tag === 'LIN') line.productCode = productOf(segment);
  if (tag === 'PID') line.product = element(segment, 5);
  if (tag === 'UIT') line.price = element(segment, 2);
  if (tag === 'AMT') line.amount = element(segment, 2);
  if (tag === 'REF' && ['BT', 'LT'].includes(qualifier)) line.batchNumber = element(segment, 2);
  if (tag === 'DTM' && isOneOf(DAYS.expiry, qualifier)) line.expiry = ediDay(element(segment, 2));
  if (tag === 'DTM' && isOneOf(DAYS.sold, qualifier)) line.date = ediDay(element(segment, 2));
}

/** Of the pairs of qualifier and code, the best. */
function productOf({ elements }: Segment): string {
  const texts = elements.map(([text = '']) => text.trim());
  const pairs = new Map<string, string>();
  for (let index = 1; index + 1 < texts.length; index += 2) pairs.set(texts[index] ?? '', texts[index + 1] ?? '');
  const best = CODES.find((qualifier) => pairs.has(qualifier));
  return (best === undefined ? [...pairs.values()][0] : pairs.get(best)) ?? '';
}

const isOneOf = (codes: readonly string[], code: string): boolean => codes.includes(code);
