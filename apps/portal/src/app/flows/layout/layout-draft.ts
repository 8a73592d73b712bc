import type { ColumnChoiceDto, LayoutColumnDto, LayoutSheetDto, SheetChoiceDto } from '@tributary/api-client';

export type Meaning = ColumnChoiceDto['meaning'];
export type ColumnReason = LayoutColumnDto['reasons'][number];
export type KindMeaning = NonNullable<SheetChoiceDto['kinds']>[number]['meaning'];

export const meanings: readonly Meaning[] = [
  'date', 'productCode', 'productName', 'specification', 'batchNumber', 'expiryDate', 'quantity', 'unit', 'price', 'amount', 'customer', 'customerCode', 'document', 'kind', 'across',
];
export const kindMeanings: readonly KindMeaning[] = ['sale', 'sale-return', 'purchase', 'purchase-return', 'stock', 'none'];
/** What may stand in the first row of a group only. */
export const groupable: readonly Meaning[] = ['date', 'document', 'customer', 'customerCode'];
/** Below it a person should look. */
const SURE = 0.8;
const MOST_WORDS = 30;

export const meaningAt = (choice: SheetChoiceDto, index: number): Meaning | null => choice.columns.find((column) => column.index === index)?.meaning ?? null;

export const has = (choice: SheetChoiceDto, meaning: Meaning): boolean => choice.columns.some((column) => column.meaning === meaning);

/** A column means something else, or nothing; only `across` may be said of several. A sheet of which something is said counts. */
export function withMeaning(choice: SheetChoiceDto, index: number, meaning: Meaning | null, sheet: LayoutSheetDto): SheetChoiceDto {
  const others = choice.columns.filter((column) => column.index !== index && (column.meaning !== meaning || meaning === 'across'));
  const columns = meaning === null ? others : [...others, { index, meaning }];
  const changed = { ...choice, counts: choice.counts || meaning !== null, columns, filledDown: choice.filledDown.filter((field) => columns.some((column) => column.meaning === field)) };
  if (meaning === 'kind') return { ...changed, kinds: wordsOf(sheet, choice.headerRow, index).map((value) => choice.kinds?.find((kind) => kind.value === value) ?? { value, meaning: 'none' as const }) };
  if (meaning === 'across' && !choice.turned) return { ...changed, turned: 'date' };
  return has(changed, 'across') ? changed : { ...changed, turned: null };
}

/** A column is filled in the first row of a group only, or in every row. */
export function withGroup(choice: SheetChoiceDto, field: SheetChoiceDto['filledDown'][number], isGrouped: boolean): SheetChoiceDto {
  const others = choice.filledDown.filter((other) => other !== field);
  return { ...choice, filledDown: isGrouped ? [...others, field] : others };
}

export function withKind(choice: SheetChoiceDto, value: string, meaning: KindMeaning): SheetChoiceDto {
  return { ...choice, kinds: (choice.kinds ?? []).map((kind) => (kind.value === value ? { value, meaning } : kind)) };
}

/** Whether a person should look at a column: it is proposed with little confidence, and nobody has decided otherwise yet. */
export const isDoubtful = (column: LayoutColumnDto, choice: SheetChoiceDto): boolean => column.confidence < SURE && meaningAt(choice, column.index) === column.meaning;

/** Reasons that hold no figures of the column's own. */
const GENERAL: ReadonlySet<string> = new Set(['earlier', 'elsewhere', 'across', 'product-of']);

/** General reasons that two columns and more have for what they still mean, each with its columns. */
export function sharedReasons(columns: readonly LayoutColumnDto[], choice: SheetChoiceDto): { readonly reason: ColumnReason; readonly columns: readonly number[] }[] {
  const found = columns
    .filter(({ index, meaning }) => meaning !== null && meaningAt(choice, index) === meaning)
    .flatMap(({ index, reasons }) => reasons.filter(({ code }) => GENERAL.has(code)).map((reason) => ({ index, reason })));
  const byReason = Map.groupBy(found, ({ reason }) => JSON.stringify([reason.code, reason.params]));
  return [...byReason.values()].flatMap(([first, ...others]) => (first && others.length > 0 ? { reason: first.reason, columns: [first, ...others].map(({ index }) => index) } : []));
}

/** The different words of a column below the header, as far as the screen knows them. */
function wordsOf(sheet: LayoutSheetDto, headerRow: number, index: number): string[] {
  const cells = sheet.rows.filter((row) => row.rowNumber > headerRow && row.part === 'row').map((row) => row.cells[index]?.trim() ?? '');
  return [...new Set(cells)].filter((cell) => cell !== '').slice(0, MOST_WORDS);
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
