import type { RowSubject } from '../open/sheet-row';
import { ediDay, type EdiLine, negative, unitOf } from './edi-line';
import { element, type Segment } from './segments';

/** Item number types (7143), the manufacturer's own codes first: supplier's, manufacturer's, stock keeping, buyer's, GTIN. */
const CODES = ['SA', 'MF', 'SK', 'BP', 'IN', 'EN', 'SRV', 'UP'];
/** Party functions (3035) that goods went to: end customer, delivery party, buyer, ultimate consignee. */
const CUSTOMERS = ['UD', 'DP', 'BY', 'UC'];
/** Quantity types (6063): sold, invoiced, delivered; returned; on hand and actual stock; received. */
const SALES: Readonly<Record<string, RowSubject>> = { '153': 'sale', '47': 'sale', '46': 'sale', '61': 'sale', '77': 'sale' };
const STOCKS: Readonly<Record<string, RowSubject>> = { '17': 'stock', '145': 'stock', '48': 'purchase', '194': 'purchase' };
const RETURNED = new Set(['61', '77']);
/** Date functions (2005): of the sale, its period, the document; of stock, its date; expiry. */
const DAYS = ['35', '11', '356', '366', '194', '1', '137'];
const EXPIRY = new Set(['36', '361']);
/** Formats (2379) that name a period: its last day counts. */
const PERIODS = new Set(['718', '711']);

type Draft = { -readonly [Key in keyof EdiLine]: EdiLine[Key] };

/** What holds for everything below it. */
interface Place {
  document: string;
  day: string;
  /** Of the date that gave the day; a better one replaces it. */
  rank: number;
  code: string;
  name: string;
}

const NOWHERE: Place = { document: '', day: '', rank: DAYS.length, code: '', name: '' };

/** The lines of SLSRPT (sales data) and INVRPT (inventory) reports; of other messages none. */
export function edifactLines(segments: readonly Segment[]): EdiLine[] {
  const lines: EdiLine[] = [];
  let message: Segment[] = [];
  for (const segment of segments) {
    if (segment.tag === 'UNH') message = [];
    message.push(segment);
    if (segment.tag !== 'UNT') continue;
    const kind = message[0] ? element(message[0], 2) : '';
    if (kind === 'SLSRPT') lines.push(...report(message, SALES));
    if (kind === 'INVRPT') lines.push(...report(message, STOCKS));
  }
  return lines;
}

/** A LOC opens a place, below it a LIN for each product, below that a QTY for each quantity and what is said of it. */
function report(message: readonly Segment[], subjects: Readonly<Record<string, RowSubject>>): EdiLine[] {
  const lines: Draft[] = [];
  const head: Place = { ...NOWHERE };
  let place = head;
  let product: Draft | undefined;
  let line: Draft | undefined;
  for (const segment of message) {
    const { tag } = segment;
    if (tag === 'BGM') head.document = element(segment, 2);
    else if (tag === 'LOC' && !product) place = { ...head, code: element(segment, 2), name: element(segment, 2, 4) };
    else if (tag === 'LOC' && isPlace(segment)) {
      place = { ...head, code: element(segment, 2), name: element(segment, 2, 4) };
      product = undefined;
    } else if (tag === 'LIN') {
      product = lineOf(segment, place);
      line = undefined;
    } else if (tag === 'QTY' && product) {
      line = { ...product, rowNo: segment.no, ...quantityOf(segment, subjects) };
      lines.push(line);
    } else if (product) detail(line ?? product, segment);
    else heading(place, segment);
  }
  return lines;
}

/** 162: place of sale. */
const isPlace = (segment: Segment): boolean => element(segment, 1) === '162';

function quantityOf(segment: Segment, subjects: Readonly<Record<string, RowSubject>>): Pick<Draft, 'subject' | 'quantity' | 'unit'> {
  const [type, quantity] = [element(segment, 1), element(segment, 1, 2)];
  return { subject: subjects[type], quantity: RETURNED.has(type) ? negative(quantity) : quantity, unit: unitOf(element(segment, 1, 3)) };
}

function lineOf(segment: Segment, { document, day, code, name }: Place): Draft {
  return {
    rowNo: segment.no, subject: undefined, date: day, document, customerCode: code, customer: name, productCode: element(segment, 3), product: '', quantity: '', unit: '', price: '', amount: '',
    batchNumber: '', expiry: '',
  };
}

function heading(place: Place, segment: Segment): void {
  if (segment.tag === 'DTM') {
    const rank = DAYS.indexOf(element(segment, 1));
    if (rank !== -1 && rank < place.rank) Object.assign(place, { rank, day: dayOf(segment) });
  }
  if (segment.tag === 'NAD' && CUSTOMERS.includes(element(segment, 1))) Object.assign(place, { code: element(segment, 2), name: element(segment, 4) || element(segment, 3) });
}

function detail(line: Draft, segment: Segment): void {
  const qualifier = element(segment, 1);
  switch (segment.tag) {
    case 'PIA':
      line.productCode = betterCode(segment) ?? line.productCode;
      break;
    case 'IMD':
      line.product = element(segment, 3, 4) || line.product;
      break;
    case 'PRI':
      line.price = element(segment, 1, 2);
      break;
    case 'MOA':
      line.amount = element(segment, 1, 2);
      break;
    case 'GIN':
      if (qualifier === 'BX') line.batchNumber = element(segment, 2);
      break;
    case 'RFF':
      if (['BT', 'LC'].includes(qualifier)) line.batchNumber = element(segment, 1, 2);
      if (['IV', 'DQ'].includes(qualifier)) line.document = element(segment, 1, 2);
      break;
    case 'NAD':
      if (CUSTOMERS.includes(qualifier)) Object.assign(line, { customerCode: element(segment, 2), customer: element(segment, 4) || element(segment, 3) });
      break;
    case 'DTM':
      if (EXPIRY.has(qualifier)) line.expiry = dayOf(segment);
      else if (DAYS.includes(qualifier)) line.date = dayOf(segment);
      break;
  }
}

/** The best code of a PIA segment, whose elements from the second on are pairs of code and type. */
function betterCode({ elements }: Segment): string | undefined {
  const found = elements.slice(1).map(([code = '', type = '']) => ({ code: code.trim(), rank: CODES.indexOf(type) }));
  return found.filter(({ rank, code }) => rank !== -1 && code !== '').sort((a, b) => a.rank - b.rank)[0]?.code;
}

/** The day of a DTM; of a period the last. */
function dayOf(segment: Segment): string {
  const text = element(segment, 1, 2);
  return ediDay(PERIODS.has(element(segment, 1, 3)) ? text.slice(text.length / 2) : text);
}
