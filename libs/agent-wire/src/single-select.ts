import { WireRefused } from './reading';
import { CALLS, FORBIDDEN, SET_WORDS } from './sql-words';
import { type SqlToken, tokensOf } from './sql-tokens';

export const SQL_PARAMETERS = ['from', 'to', 'watermark'] as const;
export type SqlParameter = (typeof SQL_PARAMETERS)[number];

/**
 * Lets through one single SELECT (or WITH … SELECT) that can only read: no second statement, no comment, no word that changes
 * anything, no function but known harmless ones. Made to refuse too much rather than too little, and the same on both sides;
 * a read-only transaction and a read-only account stand behind it. @throws WireRefused with the reason
 */
export function checkSelect(text: string, parameters: readonly SqlParameter[]): void {
  const tokens = tokensOf(text);
  const first = tokens[0];
  if (first?.word !== 'SELECT' && first?.word !== 'WITH') throw new WireRefused('The SQL does not begin with SELECT or WITH.');
  tokens.forEach((token, index) => checkToken(token, tokens, index));
  checkDepths(tokens);
  checkSelects(tokens);
  checkParameters(tokens, parameters);
}

function checkToken(token: SqlToken, tokens: readonly SqlToken[], index: number): void {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (token.word !== undefined && FORBIDDEN.has(token.word)) throw new WireRefused(`The SQL may not contain ${token.word}.`);
  if (token.word === 'WITH' && index > 0 && !isHint(tokens, index)) throw new WireRefused('WITH stands at the beginning only.');
  if (next?.text !== '(' || token.kind === 'sign' || token.kind === 'number') return;
  if (token.kind !== 'word' || before?.text === '.' || !CALLS.has(token.word ?? '')) throw new WireRefused(`The SQL may not call ${token.text.slice(0, 60)}.`);
}

/** SQL Server's WITH (NOLOCK) behind a table. */
function isHint(tokens: readonly SqlToken[], index: number): boolean {
  return tokens[index + 1]?.text === '(' && tokens[index + 2]?.word === 'NOLOCK' && tokens[index + 3]?.text === ')';
}

function checkDepths(tokens: readonly SqlToken[]): void {
  let depth = 0;
  for (const { text, kind } of tokens) {
    if (kind !== 'sign') continue;
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new WireRefused('The brackets of the SQL do not match.');
}

/** SQL Server takes two statements without anything between them: every further SELECT must belong to the first one. */
function checkSelects(tokens: readonly SqlToken[]): void {
  let mainOfWith = tokens[0]?.word === 'WITH';
  let depth = 0;
  tokens.forEach(({ text, kind, word }, index) => {
    if (kind === 'sign' && text === '(') depth += 1;
    if (kind === 'sign' && text === ')') depth -= 1;
    if (word !== 'SELECT' || index === 0) return;
    const before = tokens[index - 1];
    if (before?.text === '(' || SET_WORDS.has(before?.word ?? '')) return;
    if (!mainOfWith || depth !== 0 || before?.text !== ')') throw new WireRefused('The SQL holds a second statement.');
    mainOfWith = false;
  });
}

function checkParameters(tokens: readonly SqlToken[], parameters: readonly SqlParameter[]): void {
  const named = new Set(tokens.flatMap(({ kind, text }) => (kind === 'parameter' ? [text.slice(1)] : [])));
  for (const name of named) if (!parameters.includes(name as SqlParameter)) throw new WireRefused(`The SQL has an unknown parameter :${name.slice(0, 40)}.`);
  const missing = parameters.find((name) => !named.has(name));
  if (missing) throw new WireRefused(`The SQL does not use :${missing}.`);
}

/** The SQL with each parameter as the database writes it: `place` gets its name and its number from 1. */
export function withParameters(text: string, place: (name: SqlParameter, number: number) => string): string {
  let [written, at, number] = ['', 0, 0];
  for (const { kind, text: name, from } of tokensOf(text)) {
    if (kind !== 'parameter') continue;
    number += 1;
    written += text.slice(at, from) + place(name.slice(1) as SqlParameter, number);
    at = from + name.length;
  }
  return written + text.slice(at);
}

/** The names of the parameters in the order in which they stand there. */
export function parametersIn(text: string): SqlParameter[] {
  return tokensOf(text).flatMap(({ kind, text: name }) => (kind === 'parameter' ? [name.slice(1) as SqlParameter] : []));
}
