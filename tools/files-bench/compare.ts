import type { Expected, ExpectedSheet } from './expected';
import type { Observed, ObservedSheet } from './observed';

/** Everything in which a reading differs from what was expected of it; empty: it is right. */
export function differences(expected: Expected, observed: Observed): string[] {
  if (expected.kind === 'text') return textDifferences(expected, observed);
  if (expected.kind === 'mail') return attachmentDifferences(expected, observed);
  if (expected.kind === 'archive') return memberDifferences(expected, observed);
  return [...dialectDifferences(expected, observed), ...tableDifferences(expected, observed)];
}

function tableDifferences(expected: Expected, observed: Observed): string[] {
  const sheets = observed.sheets ?? [];
  const found = (expected.sheets ?? []).flatMap((sheet) => sheetDifferences(sheet, sheetOf(sheet, sheets), expected));
  if (expected.hidden_sheets && !sheets.some(({ hidden }) => hidden)) found.push('hidden sheets are not told from the others');
  return [...found, ...recordDifferences(expected, sheets)];
}

function sheetOf({ name }: ExpectedSheet, sheets: readonly ObservedSheet[]): ObservedSheet | undefined {
  return name === null ? sheets.find(({ hidden }) => !hidden) : sheets.find((sheet) => sheet.name === name);
}

function sheetDifferences(expected: ExpectedSheet, sheet: ObservedSheet | undefined, file: Expected): string[] {
  if (!sheet) return file.empty ? [] : [`sheet ${expected.name ?? ''} is absent`];
  const tolerance = expected.tolerance ?? file.tolerance ?? 0;
  return [
    ...(expected.header_row === null ? [] : headerDifferences(expected, sheet)),
    ...dataDifferences(expected, sheet, tolerance),
    ...countDifferences('rows that are not blank', expected.nonempty_rows, sheet.nonemptyRows, tolerance),
  ].map((difference) => (expected.name === null ? difference : `${expected.name}: ${difference}`));
}

/** Where several rows make a header, the one given may be any of them; ours is its last. */
function headerDifferences({ header_row: row, header_rows: rows }: ExpectedSheet, { headerRows }: ObservedSheet): string[] {
  const last = headerRows.at(-1);
  return last === row || (last !== undefined && rows?.includes(last)) ? [] : [`header in row ${row}, found ${last ?? 'none'}`];
}

/** Without a header all rows are data; a sum below them is a record to some and a footer to others, and either is right. */
function dataDifferences({ header_row: header, data_rows: expected }: ExpectedSheet, sheet: ObservedSheet, tolerance: number): string[] {
  if (header === null) return countDifferences('rows of data', expected, sheet.nonemptyRows, tolerance);
  const isWithSums = expected !== null && expected > sheet.dataRows && expected <= sheet.dataRows + sheet.totalRows;
  return isWithSums ? [] : countDifferences('rows of data', expected, sheet.dataRows, tolerance);
}

function countDifferences(what: string, expected: number | null, found: number, tolerance: number): string[] {
  return expected === null || Math.abs(expected - found) <= tolerance ? [] : [`${expected} ${what}, found ${found}`];
}

function recordDifferences({ rows }: Expected, sheets: readonly ObservedSheet[]): string[] {
  const records = sheets.find(({ hidden }) => !hidden)?.records;
  // a line end inside a cell is one, however it is written
  const plain = (value: unknown): string => JSON.stringify(value ?? null).replaceAll('\\r\\n', '\\n');
  return !rows || plain(rows) === plain(records) ? [] : [`records are ${JSON.stringify(records)}`];
}

function dialectDifferences(expected: Expected, { encoding, delimiter, quote }: Observed): string[] {
  const found = encodingDifferences(expected, encoding);
  if (expected.delimiter && expected.delimiter !== delimiter) found.push(`separator ${JSON.stringify(expected.delimiter)}, found ${JSON.stringify(delimiter)}`);
  // a file without a single quote does not show what it would quote with
  if (expected.quote !== undefined && quote !== null && expected.quote !== quote) found.push(`quote ${JSON.stringify(expected.quote)}, found ${JSON.stringify(quote)}`);
  return found;
}

function textDifferences(expected: Expected, { encoding, text }: Observed): string[] {
  const found = encodingDifferences(expected, encoding);
  if (expected.utf8_of !== undefined && expected.utf8_of !== text) found.push('the decoded text differs');
  return found;
}

/** Encodings that are one for whoever reads: parts of each other, or the same but for a byte order mark. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['gb2312', 'gbk', 'gb18030', 'cp936']),
  new Set(['latin1', 'cp1252', 'windows1252', 'iso88591']),
  new Set(['ascii', 'utf8', 'utf8sig', 'utf8bom']),
  new Set(['utf16', 'utf16le', 'utf16be']),
  new Set(['big5', 'big5hkscs', 'cp950']),
  new Set(['shiftjis', 'sjis', 'cp932', 'windows31j']),
  new Set(['euckr', 'cp949', 'uhc']),
  new Set(['macroman', 'macintosh']),
];

function encodingDifferences({ encoding: expected }: Expected, found: string | undefined): string[] {
  if (!expected) return [];
  const [wanted, given] = [expected, found ?? 'none'].map((name) => name.toLowerCase().replace(/[-_ ]/g, ''));
  const isSame = wanted === given || FAMILIES.some((family) => family.has(wanted ?? '') && family.has(given ?? ''));
  return isSame ? [] : [`encoding ${expected}, found ${found ?? 'none'}`];
}

/** Parts that belong to the making of a mail; they may be listed or left out. */
const SIGNATURE = /^(smime\.p7s|signature\.asc|.*\.p7s|pgp.*)$/i;

/** A mail inside the mail, or an archive, may be named itself instead of what it holds. */
function attachmentDifferences({ attachments }: Expected, observed: Observed): string[] {
  const left = collapsed(observed, (attachments ?? []).map(({ name }) => name));
  const found: string[] = [];
  for (const { name, bytes } of attachments ?? []) {
    const place = left.findIndex((member) => (name === null || member.name === name || member.name.endsWith(`/${name}`)) && (bytes === undefined || member.bytes === null || Math.abs(member.bytes - bytes) <= 1));
    if (place !== -1) left.splice(place, 1);
    else if (!SIGNATURE.test(name ?? '')) found.push(`attachment ${name ?? 'of any name'}${bytes === undefined ? '' : ` of ${bytes} bytes`} is absent`);
  }
  const more = left.filter(({ name }) => !SIGNATURE.test(name));
  if (attachments && more.length > 0) found.push(`too much: ${more.map(({ name, bytes }) => `${name} (${bytes})`).join(', ')}`);
  return found;
}

interface Found {
  readonly name: string;
  /** null: of an archive or mail that was opened. */
  readonly bytes: number | null;
}

/** The members, with those opened containers in place of their content that are wanted by their own name. */
function collapsed({ members = [], opened = [] }: Observed, wanted: readonly (string | null)[]): Found[] {
  const containers = opened.filter((name) => wanted.some((other) => other !== null && (name === other || name.endsWith(`/${other}`))));
  const loose = members.filter(({ name }) => !containers.some((container) => name.startsWith(`${container}/`)));
  return [...loose, ...containers.map((name) => ({ name, bytes: null }))];
}

function memberDifferences({ members: expected }: Expected, observed: Observed): string[] {
  const names = collapsed(observed, expected ?? []).map(({ name }) => name).sort();
  return !expected || JSON.stringify([...expected].sort()) === JSON.stringify(names) ? [] : [`members are ${names.join(', ')}`];
}
