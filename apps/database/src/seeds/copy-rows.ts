import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/** A value as COPY's text format carries it; lists become PostgreSQL arrays. */
export type CopyValue = string | number | boolean | null | readonly string[];
export type CopyRow = readonly CopyValue[];

const CHUNK = 1 << 16;

/** Writes rows by COPY, in the columns' order; gives their number. Rows are made as fast as PostgreSQL takes them. */
export async function copyRows(client: Client, table: string, columns: readonly string[], rows: Iterable<CopyRow>): Promise<number> {
  return copyLines(client, table, columns, lines(rows));
}

/** As `copyRows`, for lines that are in COPY's text format already, each with its line feed. */
export async function copyLines(client: Client, table: string, columns: readonly string[], source: Iterable<string>): Promise<number> {
  const stream = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  const done = finished(stream);
  // a failure is reported by `done`, below; nobody may miss it meanwhile
  done.catch(() => undefined);
  let count = 0;
  let chunk = '';
  for (const line of source) {
    chunk += line;
    count += 1;
    if (chunk.length < CHUNK) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    chunk = '';
  }
  stream.end(chunk);
  await done;
  return count;
}

function* lines(rows: Iterable<CopyRow>): Generator<string> {
  for (const row of rows) yield `${row.map(textOf).join('\t')}\n`;
}

function textOf(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'object') return escaped(`{${value.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return typeof value === 'string' ? escaped(value) : String(value);
}

const SPECIAL: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => SPECIAL[character] as string) : text;
}
