import { WireRefused } from './reading';

export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'parameter' | 'sign';
  readonly text: string;
  /** Of words: in capitals. */
  readonly word?: string;
  /** Where it begins. */
  readonly from: number;
}

const LONGEST_SQL = 20_000;
const KINDS: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  // a letter before the quote gives a text another meaning, but for N'…'
  ['text', /[Nn]?'(?:[^'\\]|'')*'/y],
  ['quoted', /"[^"\\]+"|`[^`\\]+`|\[[^[\]\\]+\]/y],
  ['parameter', /:[a-z]+/y],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['number', /\d+(?:\.\d+)?/y],
  ['sign', /::|<>|<=|>=|!=|\|\||[(),.*+\-/%<>=|]/y],
];
const SPACE = /\s+/y;
const COMMENT = /--|\/\*|\*\//y;

/** The words and signs of a statement. @throws WireRefused for comments, and for every character that is not known to be harmless */
export function tokensOf(sql: string): SqlToken[] {
  if (sql.length > LONGEST_SQL) throw new WireRefused('The SQL is too long.');
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length; ) {
    const space = matched(SPACE, sql, at);
    if (space) {
      at += space.length;
      continue;
    }
    if (matched(COMMENT, sql, at)) throw new WireRefused('The SQL holds a comment.');
    const token = tokenAt(sql, at);
    tokens.push(token);
    at += token.text.length;
    if (token.kind === 'word' && /['"`]/.test(sql[at] ?? '')) throw new WireRefused(`The SQL has a quotation right behind ${token.text.slice(0, 40)}.`);
  }
  return tokens;
}

function tokenAt(sql: string, at: number): SqlToken {
  for (const [kind, pattern] of KINDS) {
    const text = matched(pattern, sql, at);
    if (text) return kind === 'word' ? { kind, text, word: text.normalize('NFKC').toUpperCase(), from: at } : { kind, text, from: at };
  }
  throw new WireRefused(`The SQL holds what is not allowed there: ${JSON.stringify(sql.slice(at, at + 10))}.`);
}

function matched(pattern: RegExp, sql: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? '';
}
