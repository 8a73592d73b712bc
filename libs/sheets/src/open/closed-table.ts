import { Parser } from 'htmlparser2';
import { sheetsErrors } from '../sheets.errors';

// a comment without end goes on to the end of the page: looked for at each of its beginnings, it would take forever
const PARTS = /<!--[\s\S]*?(?:-->|$)|<(script|style)[\s>][\s\S]*?(?:<\/\1\s*>|$)|<(\/?)(table|t(?:head|body|foot|r|d|h))(?=[\s>/])/gi;
/** Characters by name or number; those that SheetJS knows itself are left to it, for what they stand for would be markup. */
const REFERENCES = /&(?!(?:amp|lt|gt|quot|apos|nbsp);)(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/gi;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What of a table is open. */
interface Open {
  row: boolean;
  cell: string;
}

/**
 * The tables of a page as SheetJS can read them: cells and rows closed where HTML lets their ends out, characters instead
 * of their names and numbers. @throws sheets.workbook-broken when the last table has no end
 */
export function withClosedTables(html: string): string {
  const pieces: string[] = [];
  const tables: Open[] = [];
  let from = 0;
  for (const { index, 2: slash, 3: name } of html.matchAll(PARTS)) {
    if (name === undefined) continue;
    const ends = endsBefore(tables, name.toLowerCase(), slash === '/');
    if (ends === '') continue;
    pieces.push(html.slice(from, index).trimEnd(), ends);
    from = index;
  }
  if (tables.length > 0) throw sheetsErrors.workbookBroken();
  const characters = new Map<string, string>();
  return [...pieces, html.slice(from)].join('').replace(REFERENCES, (reference) => {
    const character = characters.get(reference) ?? characterOf(reference);
    characters.set(reference, character);
    return character;
  });
}

/** What must be closed before this part begins or ends. */
function endsBefore(tables: Open[], name: string, isEnd: boolean): string {
  const open = tables.at(-1);
  if (name === 'table') {
    if (!isEnd) tables.push({ row: false, cell: '' });
    else if (tables.pop() && open) return ends(open, true);
    return '';
  }
  if (!open) return '';
  const isCell = name === 'td' || name === 'th';
  const isRow = name === 'tr';
  const needed = isEnd && isCell ? '' : ends(open, !isCell && !(isEnd && isRow));
  open.cell = isCell && !isEnd ? name : '';
  if (!isCell) open.row = isRow && !isEnd;
  return needed;
}

const ends = ({ row, cell }: Open, withRow: boolean): string => `${cell === '' ? '' : `</${cell}>`}${row && withRow ? '</tr>' : ''}`;

function characterOf(reference: string): string {
  let text = '';
  new Parser({ ontext: (part) => (text += part) }).end(reference);
  return MARKUP[text] ?? text;
}
