import { isUtf8 } from 'node:buffer';
import type { Decoded } from './encoding';
import { likeness } from './likeness';

const LINE_FEED = 0x0a;
/** Of the lines beyond ASCII, how many must be UTF-8 before a text counts as one with foreign lines in it. */
const LEAST_SHARE = 0.05;
/** After so many lines of the other encoding and not one in UTF-8 the text is all one. */
const MANY = 10_000;

/**
 * A text in two encodings, UTF-8 and GB18030: programs append to a file what another program began. Each line is read as
 * strict UTF-8 where it is that, else as GB18030. undefined when the text is all one.
 */
export function decodeLines(bytes: Buffer): Decoded | undefined {
  const lines = linesOf(bytes);
  const [own, foreign]: [Buffer[], Buffer[]] = [[], []];
  for (const line of lines) {
    if (!isUtf8(line)) foreign.push(line);
    else if (isBeyondAscii(line)) own.push(line);
    if (own.length === 0 && foreign.length >= MANY) return undefined;
  }
  if (own.length < Math.max(1, (own.length + foreign.length) * LEAST_SHARE)) return undefined;
  if (!isMeant(own) || !foreign.every(isGb)) return undefined;
  const gb = new TextDecoder('gb18030');
  const text = lines.map((line) => (isUtf8(line) ? line.toString('utf8') : gb.decode(line))).join('');
  const [encoding, also] = own.length >= foreign.length ? (['utf-8', 'gb18030'] as const) : (['gb18030', 'utf-8'] as const);
  return { text: text.replace(/^\ufeff/, ''), encoding, also };
}

/** A line of two or three characters in GB18030 may pass for UTF-8; then it is the GB18030 that makes sense. */
function isMeant(lines: readonly Buffer[]): boolean {
  const joined = Buffer.concat(lines);
  return likeness(joined.toString('utf8')) > likeness(new TextDecoder('gb18030').decode(joined));
}

function isGb(line: Buffer): boolean {
  try {
    return likeness(new TextDecoder('gb18030', { fatal: true }).decode(line)) > 0.2;
  } catch {
    return false;
  }
}

const isBeyondAscii = (line: Buffer): boolean => line.some((byte) => byte >= 0x80);

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, next));
    from = next;
  }
  return lines;
}
