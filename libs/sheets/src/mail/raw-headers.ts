import { isUtf8 } from 'node:buffer';
import { decode } from '../text/decode';

const LINE_FEED = 0x0a;
/** A text that has a name is a file, whether it says so or not; parsers take it for the words of the mail. */
const NAMED_TEXT = /^content-type:\s*text\/(?:plain|html)\b[^\n]*(?:\n[ \t][^\n]*)*?;\s*name\*?(?:\d+\*?)?=/im;
const DISPOSITION = /^content-disposition:/im;
const AS_FILE = Buffer.from('Content-Disposition: attachment\r\n');

/**
 * The same message as parsers can read it: names of files that old programs wrote as the bare bytes of GB18030 or Big5 in UTF-8,
 * texts with a name as attachments, no blank lines before it begins. Bodies stay as they are.
 */
export function withReadableHeaders(message: Buffer): Buffer {
  const bytes = message.subarray(Math.max(0, message.findIndex((byte) => byte !== 0x0d && byte !== LINE_FEED)));
  const boundaries = new Set<string>();
  const lines: Buffer[] = [];
  let block: Buffer[] = [];
  let inHeaders = true;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from);
    const next = end === -1 ? bytes.length : end + 1;
    const line = bytes.subarray(from, next);
    from = next;
    if (!inHeaders) {
      lines.push(line);
      inHeaders = line[0] === 0x2d && line[1] === 0x2d && boundaries.has(line.toString('latin1', 2).trimEnd());
      block = [];
    } else if (line.length <= 2 && line.toString('latin1').trim() === '') {
      if (isNamedText(block)) lines.push(AS_FILE);
      lines.push(line);
      inHeaders = false;
    } else {
      const readable = readableLine(line);
      lines.push(readable);
      block.push(readable);
      note(boundaries, readable);
    }
  }
  return Buffer.concat(lines);
}

function isNamedText(block: readonly Buffer[]): boolean {
  const text = Buffer.concat(block).toString('latin1').replaceAll('\r\n', '\n');
  return NAMED_TEXT.test(text) && !DISPOSITION.test(text);
}

function readableLine(line: Buffer): Buffer {
  if (isUtf8(line)) return line;
  try {
    return Buffer.from(decode(line).text);
  } catch {
    return line;
  }
}

function note(boundaries: Set<string>, line: Buffer): void {
  const [, quoted, plain] = /boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(line.toString('latin1')) ?? [];
  const boundary = quoted ?? plain;
  if (boundary) boundaries.add(boundary);
}
