import { type Fault, numberText, type SheetRow, tableShapeOf } from '@tributary/sheets/open';
import { compact } from '@tributary/kernel';
import { HEADER_WORDS, headerKey, isWord } from '../map/header-words';
import { type DateContext, headedDay } from '../map/date-context';
import { linesOf } from '../map/header';
import { meaningOfWord } from '../map/kind-reader';
import { DATE_SOURCES, type FlowKind, type LayoutField } from '../map/layout-mapping';
import type { SheetHead } from '../read/head-job';
import { columnCells, countContent } from './column-content';
import { type ColumnProfile, type KnownNames, productsOf, type ProposalReason, type Score, scoresOf } from './column-score';
import { isFilledInGroups, kindColumnOf } from './layout-certainty';
import { headerCandidates, isTotalHead, type KnownLayout, likestOf } from './layout-shape';
import { choiceOf, type ColumnMeaning, headerTexts, type SheetChoice } from './sheet-choice';
import { contextOf, dayFrom, planSheet } from './sheet-plan';

/** What is proposed for one column, and why. */
export interface ColumnProposal {
  readonly index: number;
  readonly header: string;
  readonly samples: readonly string[];
  readonly meaning: ColumnMeaning | null;
  /** 0 to 1; below `SURE` a person should look. */
  readonly confidence: number;
  readonly reasons: readonly ProposalReason[];
  readonly alternatives: readonly LayoutField[];
}

/** What is proposed for a sheet. */
export interface SheetProposal {
  readonly choice: SheetChoice;
  readonly columns: readonly ColumnProposal[];
  /** Why it is not read without a person. */
  readonly doubts: readonly Fault[];
  /** How often tables of its shape were confirmed at other feeds. */
  readonly elsewhere: number;
}

export interface ProposalContext {
  readonly kind: FlowKind;
  /** Of the file. */
  readonly name: string;
  readonly latest: string;
  /** The layout and the shapes of the feed. */
  readonly known: readonly KnownLayout[];
  readonly names: KnownNames;
  /** A layout confirmed for the very shape at other feeds. */
  readonly elsewhere?: { readonly known: KnownLayout; readonly times: number };
}

export const SURE = 0.8;
const LEAST = 0.4;
const SAMPLES = 40;
const FEWEST_ACROSS = 3;

/** Where the header of a sheet is, and the columns below it. */
export interface SheetProfile {
  readonly headerRow: number;
  readonly headerLines: number;
  readonly columns: readonly ColumnProfile[];
}

/** The header of a sheet and what its columns hold; undefined where there is none. */
export function profileOf({ rows, date1904 }: SheetHead): SheetProfile | undefined {
  const place = headerPlace(rows);
  if (!place) return undefined;
  const texts = headerTexts(rows, place.headerRow, place.headerLines);
  const below = rows.filter(({ rowNo }) => rowNo > place.headerRow);
  const width = Math.max(texts.length, ...below.slice(0, 20).map(({ cells }) => cells.length));
  const groups = place.headerLines > 1 ? headerTexts(rows, place.headerRow - 1, place.headerLines - 1) : [];
  const columns = Array.from({ length: width }, (_, index): ColumnProfile => {
    const cells = columnCells(index, below);
    const shown = cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell).trim()));
    const text = groups.slice(0, index + 1).findLast((group) => group !== '') ?? '';
    const group = text === '' || text === texts[index] ? {} : { group: { text, own: (groups[index] ?? '') !== '' } };
    return { index, header: texts[index] ?? '', ...group, content: countContent(cells, date1904), samples: [...new Set(shown)].filter((text) => text !== '').slice(0, SAMPLES) };
  });
  return { ...place, columns: columns.filter(({ header, content }) => header !== '' || content.filled > 0) };
}

/** What a sheet probably means, from names and contents, and from what was confirmed before. */
export function proposeSheet(head: SheetHead, profile: SheetProfile, context: ProposalContext): SheetProposal {
  const near = contextOf(head.name, head.rows, context);
  const verdict = planSheet(head, head.rows, { ...context, mapping: { kind: context.kind } });
  const doubts = verdict && 'doubts' in verdict ? verdict.doubts : [];
  const fresh = freshProposal(head, profile, context, near);
  const earlier = likestOf(headerCandidates(head.rows), context.known.filter(({ mapping }) => mapping.confirmed), near)?.known;
  const remembered = earlier ?? context.elsewhere?.known;
  const base = { ...fresh, doubts, elsewhere: context.elsewhere?.times ?? 0 };
  if (!remembered) return base;
  const reason: ProposalReason = earlier ? { code: 'earlier', params: {} } : { code: 'elsewhere', params: { times: context.elsewhere?.times ?? 0 } };
  return rememberedProposal(base, choiceOf(remembered, head, profile, near), reason);
}

/** What was confirmed before counts first; columns it does not find are proposed afresh, if their meaning is still free. */
function rememberedProposal(fresh: SheetProposal, remembered: SheetChoice, reason: ProposalReason): SheetProposal {
  const taken = new Set(remembered.columns.map(({ meaning }) => meaning));
  const columns = fresh.columns.map((column): ColumnProposal => {
    const before = remembered.columns.find(({ index }) => index === column.index);
    if (before) return { ...column, meaning: before.meaning, confidence: 1, reasons: [reason] };
    const isFree = column.meaning !== null && (column.meaning === 'across' ? remembered.turned !== null : !taken.has(column.meaning));
    return isFree && fresh.doubts.length > 0 ? { ...column, confidence: Math.min(column.confidence, 0.7) } : { ...column, meaning: null, confidence: 1, reasons: [] };
  });
  return { ...fresh, columns, choice: { ...remembered, columns: chosen(columns) } };
}

function freshProposal(head: SheetHead, profile: SheetProfile, context: ProposalContext, near: DateContext): Pick<SheetProposal, 'choice' | 'columns'> {
  const below = head.rows.filter(({ rowNo }) => rowNo > profile.headerRow);
  const relation = relationOf(profile.columns, below);
  const across = acrossOf(profile, context.names, near, relation.size > 0);
  const kinds = kindsOf(profile, below, context.kind);
  const free = profile.columns.filter(({ index, header }) => !across?.indexes.has(index) && index !== kinds?.index && !(across && isTotalHead(header)));
  const assigned = assign(scoresOf(free, context.names).filter(({ field }) => !across || (field !== across.field && !['quantity', 'amount'].includes(field))), relation);
  const columns = profile.columns.map((column): ColumnProposal => {
    const { index, header, samples } = column;
    if (across?.indexes.has(index)) return { index, header, samples, meaning: 'across', confidence: across.confidence, reasons: [{ code: 'across', params: { header } }], alternatives: [] };
    if (kinds?.index === index) return { index, header, samples, meaning: 'kind', confidence: 0.9, reasons: [{ code: 'kinds', params: { header } }], alternatives: [] };
    const found = assigned.get(index);
    const alternatives = scoresOf([column], context.names).filter(({ field, score }) => field !== found?.field && score >= 0.3).sort((a, b) => b.score - a.score).map(({ field }) => field).slice(0, 3);
    return { index, header, samples, meaning: found?.field ?? null, confidence: found ? Math.min(1, found.score) : 1, reasons: found?.reasons ?? [], alternatives };
  });
  const has = (field: LayoutField): boolean => columns.some(({ meaning }) => meaning === field) || across?.field === field;
  const above = head.rows.filter(({ rowNo }) => rowNo < profile.headerRow);
  const dateFrom = has('date') ? undefined : DATE_SOURCES.find((source) => dayFrom(source, head.name, above, context) !== undefined);
  const unit = has('unit') ? undefined : unitOf(above, columns, context.names);
  const choice: SheetChoice = {
    no: head.no, counts: has('quantity') || across !== undefined, headerRow: profile.headerRow, headerLines: profile.headerLines, kind: kindOfSheet(head, above, context.kind),
    columns: chosen(columns), filledDown: filledDown(columns, below), turned: across?.field ?? null, kinds: kinds?.values ?? [], dateFrom: dateFrom ?? null, unit: unit ?? null, opposite: false,
  };
  return { choice, columns };
}

const chosen = (columns: readonly ColumnProposal[]): SheetChoice['columns'] => columns.flatMap(({ index, meaning }) => (meaning === null ? [] : [{ index, meaning }]));

/** The row, or the rows together, whose texts tell most meanings; where none does, what looks like a header. */
function headerPlace(rows: readonly SheetRow[]): { headerRow: number; headerLines: number } | undefined {
  const first = rows.slice(0, 60);
  const told = (cells: SheetRow['cells']): number => cells.filter((cell) => typeof cell === 'string' && isWord(cell)).length;
  const single = first.map(({ rowNo, cells }) => ({ headerRow: rowNo, headerLines: 1, words: told(cells) }));
  const blocks = [...linesOf(first)].map(({ rowNo, cells }) => ({ headerRow: rowNo, headerLines: linesFor(first, rowNo, cells), words: told(cells) }));
  const best = [...single, ...blocks].reduce<(typeof single)[number] | undefined>((found, place) => (place.words > (found?.words ?? 1) ? place : found), undefined);
  // parts below the words are of the header too
  if (best) return isContinued(rows, best.headerRow) ? { headerRow: best.headerRow + 1, headerLines: Math.min(3, best.headerLines + 1) } : { headerRow: best.headerRow, headerLines: best.headerLines };
  const { headerRows } = tableShapeOf(rows);
  const last = headerRows.at(-1);
  return last === undefined ? undefined : { headerRow: last, headerLines: Math.min(3, headerRows.length) };
}

/** The row below has nothing but texts, none below some words, and numbers below its own. */
function isContinued(rows: readonly SheetRow[], headerRow: number): boolean {
  const [header, next, body] = [headerRow, headerRow + 1, headerRow + 2].map((rowNo) => rows.find((row) => row.rowNo === rowNo)?.cells ?? []) as [SheetRow['cells'], SheetRow['cells'], SheetRow['cells']];
  const texts = next.flatMap((cell, index) => (cell === null || cell === '' ? [] : [index]));
  if (texts.length < 2 || texts.some((index) => typeof next[index] !== 'string' || numberText(next[index]) !== undefined)) return false;
  const isBelowNothing = header.some((cell, index) => cell !== null && cell !== '' && (next[index] ?? '') === '');
  return isBelowNothing && texts.some((index) => Boolean(numberText(body[index])));
}

/** How many lines the block has whose lowest texts these are. */
function linesFor(rows: readonly SheetRow[], rowNo: number, cells: SheetRow['cells']): number {
  return [2, 3].find((lines) => headerTexts(rows, rowNo, lines).join('\n') === cells.map((cell) => cell ?? '').join('\n')) ?? 2;
}

interface Across {
  readonly field: 'date' | 'productName' | 'customer';
  readonly indexes: ReadonlySet<number>;
  readonly confidence: number;
}

/** Columns of numbers beside each other that are headed by days, products or customers. */
function acrossOf({ columns }: SheetProfile, { products, customers }: KnownNames, near: DateContext, areRelated: boolean): Across | undefined {
  const numeric = columns.filter(({ header, content }) => header !== '' && !isTotalHead(header) && (content.filled === 0 || content.numbers / content.filled >= 0.6));
  const days = numeric.filter(({ header }) => headedDay(header, near) !== undefined);
  if (days.length >= FEWEST_ACROSS) return { field: 'date', indexes: indexesOf(days), confidence: 0.9 };
  const strange = numeric.filter(({ header, content }) => !isWord(header) && content.dates < Math.max(1, content.filled) && content.longCodes === 0);
  // what multiplies is price, quantity and amount of a list
  if (areRelated || strange.length < FEWEST_ACROSS || columns.some(({ header }) => isQuantity(header))) return undefined;
  const share = (known: ReadonlySet<string>): number => strange.filter(({ header }) => known.has(compact(header))).length / strange.length;
  if (share(products) >= 0.5) return { field: 'productName', indexes: indexesOf(strange), confidence: 0.9 };
  if (share(customers) >= 0.5) return { field: 'customer', indexes: indexesOf(strange), confidence: 0.9 };
  const hasProduct = columns.some(({ samples, header }) => isProduct(header) || samples.some((text) => products.has(compact(text))));
  return { field: hasProduct ? 'customer' : 'productName', indexes: indexesOf(strange), confidence: 0.5 };
}

const isQuantity = (header: string): boolean => HEADER_WORDS.quantity.has(headerKey(header));
const isProduct = (header: string): boolean => HEADER_WORDS.productCode.has(headerKey(header)) || HEADER_WORDS.productName.has(headerKey(header));
const indexesOf = (columns: readonly ColumnProfile[]): ReadonlySet<number> => new Set(columns.map(({ index }) => index));

/** Best first, each column and each meaning once; two that are as good are both in doubt. */
function assign(scores: readonly Score[], relation: ReadonlyMap<number, readonly LayoutField[]>): Map<number, Score> {
  const related = scores.map((score) => (relation.get(score.index)?.includes(score.field) ? { ...score, score: score.score + 0.4, reasons: [...score.reasons, { code: 'product-of' as const, params: {} }] } : score));
  const best = related.filter(({ score }) => score >= LEAST).sort((a, b) => b.score - a.score || a.index - b.index);
  const assigned = new Map<number, Score>();
  const taken = new Set<LayoutField>();
  for (const score of best) {
    if (assigned.has(score.index) || taken.has(score.field)) continue;
    const rival = best.find(({ index, field, score: other }) => field === score.field && index !== score.index && !assigned.has(index) && score.score - other < 0.1);
    assigned.set(score.index, rival ? { ...score, score: Math.min(score.score, 0.6) } : score);
    taken.add(score.field);
  }
  return assigned;
}

/** Which columns are price, quantity and amount because two of them multiply to the third. */
function relationOf(columns: readonly ColumnProfile[], below: readonly SheetRow[]): Map<number, readonly LayoutField[]> {
  const numeric = columns.filter(({ content }) => content.filled >= 3 && content.numbers / content.filled >= 0.8).slice(0, 12);
  const rows = below.slice(0, 50);
  const found = productsOf(numeric.map(({ index }) => ({ index, numbers: rows.map(({ cells }) => numberIn(cells[index])) })));
  if (!found) return new Map();
  return new Map<number, readonly LayoutField[]>([...found.factors.map((index) => [index, ['quantity', 'price']] as [number, LayoutField[]]), [found.product, ['amount']]]);
}

function numberIn(cell: SheetRow['cells'][number] | undefined): number | undefined {
  const text = numberText(cell);
  return text ? Number(text) : undefined;
}

function kindsOf({ columns }: SheetProfile, below: readonly SheetRow[], kind: FlowKind): { index: number; values: NonNullable<SheetChoice['kinds']> } | undefined {
  const texts: string[] = [];
  for (const { index, header } of columns) texts[index] = header;
  const found = kindColumnOf(Array.from(texts, (text) => text ?? ''), below);
  const values = found?.words.map((value) => ({ value, meaning: meaningOfWord(value) ?? kind })) ?? [];
  return found && values.some(({ meaning }) => meaning !== kind) ? { index: found.index, values } : undefined;
}

const GROUPED: readonly LayoutField[] = ['date', 'document', 'customer', 'customerCode'];

/** Columns that are blank below the first row of a group. */
function filledDown(columns: readonly ColumnProposal[], below: readonly SheetRow[]): LayoutField[] {
  const product = columns.find(({ meaning }) => meaning === 'productCode' || meaning === 'productName')?.index;
  const data = below.filter(({ cells }) => product === undefined || (cells[product] ?? '') !== '');
  return columns.flatMap(({ index, meaning }) => {
    const field = GROUPED.find((grouped) => grouped === meaning);
    return field && isFilledInGroups(columnCells(index, data)) ? [field] : [];
  });
}

/** A unit that stands above the table or in the head of its quantities. */
function unitOf(above: readonly SheetRow[], columns: readonly ColumnProposal[], { units }: KnownNames): string | undefined {
  const texts = above.flatMap(({ cells }) => cells.filter((cell): cell is string => typeof cell === 'string'));
  const said = texts.map((text) => /(?:计量)?单位\s*[:：]\s*([^\s,，;；)）]{1,4})/.exec(text)?.[1]).find((unit) => unit !== undefined && !/元/.test(unit));
  const quantity = columns.find(({ meaning }) => meaning === 'quantity')?.header ?? '';
  if (said === undefined && units.has(compact(quantity))) return quantity;
  return said ?? /[（(【[]\s*([^\s)）\]】]{1,4})\s*[)）\]】]/.exec(quantity)?.[1];
}

const KIND_WORDS: readonly (readonly [FlowKind, RegExp])[] = [['stock', /库存|结存|stock on hand|inventory/i], ['purchase', /采购|购进|进货|purchase/i], ['sale', /销售|流向|销货|sales/i]];

/** What a sheet or its title calls itself; else what the feed brings. */
function kindOfSheet({ name }: SheetHead, above: readonly SheetRow[], kind: FlowKind): FlowKind {
  const texts = [name, ...above.flatMap(({ cells }) => cells.filter((cell): cell is string => typeof cell === 'string'))];
  const said = texts.map((text) => KIND_WORDS.filter(([, words]) => words.test(text)).map(([found]) => found)).find((found) => found.length === 1);
  return said?.[0] ?? kind;
}
