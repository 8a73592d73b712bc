import { streamXlsxRows } from 'hucre/xlsx';
import { sheetsErrors } from '../sheets.errors';
import type { Sheet, SheetRow, TableFile } from './sheet-row';
import type { ZipParts } from './zip-guard';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PORTION = 512;

/** A workbook of Excel 2007 and later; its sheets stream. @throws sheets.workbook-broken */
export async function openXlsx(bytes: Buffer, parts: ZipParts): Promise<TableFile> {
  const xml = await parts.text('xl/workbook.xml');
  const date1904 = /<(?:\w+:)?workbookPr[^>]*\sdate1904="(?:1|true)"/.test(xml);
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)]
    .map(([, attributes = '']) => ({ name: attribute(attributes, 'name'), id: attribute(attributes, '\\w+:id'), state: attribute(attributes, 'state') }))
    .filter(({ name, id }) => name !== '' && id !== '')
    .map(({ name, state }, index): Sheet => {
      const read = (): AsyncIterable<readonly SheetRow[]> => rowsOf(bytes, index);
      return { no: index + 1, name, hidden: state !== '' && state !== 'visible', date1904, read };
    });
  return { mediaType: MEDIA_TYPE, sheets };
}

async function* rowsOf(bytes: Buffer, sheet: number): AsyncGenerator<readonly SheetRow[]> {
  let portion: SheetRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      portion.push({ rowNo: index + 1, cells: values });
      if (portion.length < PORTION) continue;
      yield portion;
      portion = [];
    }
  } catch {
    throw sheetsErrors.workbookBroken();
  }
  if (portion.length > 0) yield portion;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(attributes: string, name: string): string {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return value
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, digits: string) => String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)))
    .replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}
