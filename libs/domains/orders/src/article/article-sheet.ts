import { type ArticleNumber, articleKey, type FoundSkus } from '@tributary/catalogue';
import { compact, type DomainError } from '@tributary/kernel';
import type { Cell, TableSheet } from '@tributary/sheets';
import { headingKey } from '../quick-entry/sheet-words';
import { orderSheetErrors } from '../quick-entry/order-sheet.errors';

/** A row of a list of own numbers. */
export interface ArticleSheetRow {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly number: string;
  readonly code: string;
}

const NUMBER = ['本公司货号', '货号', '自有货号', '客户料号', '本公司编码', 'articleno', 'articlenumber', 'article', 'ownnumber', 'ownarticlenumber'];
const CODE = ['物料编码', '物料代码', '物料号', '编码', '厂家编码', '供货方编码', 'materialcode', 'material', 'sku', 'skucode', 'code'];
const HEADER_SEARCH_ROWS = 40;
const LONGEST_NUMBER = 100;

/** The rows below the headings, on every sheet that has them. @throws orders.article-sheet-unclear when none has */
export function readArticleSheet(sheets: readonly TableSheet[]): ArticleSheetRow[] {
  const rows = sheets.map(rowsOf);
  if (rows.every((one) => one === undefined)) throw orderSheetErrors.articleSheetUnclear();
  return rows.flatMap((one) => one ?? []);
}

function rowsOf({ name, rows }: TableSheet): ArticleSheetRow[] | undefined {
  const texts = rows.map(({ rowNo, cells }) => ({ rowNumber: rowNo, cells: cells.map(textOf) }));
  const at = texts.slice(0, HEADER_SEARCH_ROWS).findIndex(({ cells }) => columnOf(cells, NUMBER) !== -1 && columnOf(cells, CODE) !== -1);
  const header = texts[at]?.cells;
  if (!header) return undefined;
  const [number, code] = [columnOf(header, NUMBER), columnOf(header, CODE)];
  return texts
    .slice(at + 1)
    .map(({ rowNumber, cells }) => ({ sheet: name, rowNumber, number: (cells[number] ?? '').slice(0, LONGEST_NUMBER), code: cells[code] ?? '' }))
    .filter((row) => row.number !== '');
}

function columnOf(cells: readonly string[], words: readonly string[]): number {
  return cells.findIndex((cell) => words.includes(headingKey(cell)));
}

/** What the rows teach, and why the others do not. */
export function articlesOf(rows: readonly ArticleSheetRow[], found: FoundSkus): { articles: ArticleNumber[]; refused: { row: ArticleSheetRow; refusal: DomainError }[] } {
  const articles: ArticleNumber[] = [];
  const refused: { row: ArticleSheetRow; refusal: DomainError }[] = [];
  for (const row of rows) {
    const finding = found.byKey(compact(row.code));
    if (articleKey(row.number) === '') refused.push({ row, refusal: orderSheetErrors.articleNumberMissing() });
    else if (finding && 'sku' in finding) articles.push({ number: row.number, skuId: finding.sku.id });
    else refused.push({ row, refusal: orderSheetErrors.sheetArticleUnknown({ article: row.code }) });
  }
  return { articles, refused };
}

const textOf = (cell: Cell): string => (cell === null || cell instanceof Date ? '' : String(cell).trim());
