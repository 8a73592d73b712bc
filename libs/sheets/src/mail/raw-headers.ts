import { isUtf8 } from 'node:buffer';
import { decode } from '../text/decode';

const LINE_FEED = 0x0a;

/**
 * The same message with header lines in UTF-8: old programs write names of files as the bare bytes of GB18030 or Big5,
 * which no standard allows and no parser reads. Bodies stay as they are.
 */
export function withReadableHeaders(bytes: Buffer): Buffer {
  const boundaries = new Set<string>();
  const lines: Buffer[] = [];
  let inHeaders = true;
  let changed = false;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from);
    const next = end === -1 ? bytes.length : end + 1;
    const line = bytes.subarray(from, next);
    from = next;
    if (inHeaders) {
      const readable = readableLine(line);
      changed ||= readable !== line;
      lines.push(readable);
      note(boundaries, readable);
      if (line.length <= 2 && line.toString('latin1').trim() === '') inHeaders = false;
    } else {
      lines.push(line);
      inHeaders = line[0] === 0x2d && line[1] === 0x2d && boundaries.has(line.toString('latin1', 2).trimEnd());
    }
  }
  return changed ? Buffer.concat(lines) : bytes;
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
