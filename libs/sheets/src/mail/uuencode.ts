import type { Attachment } from './mail';

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (.+?)\r?$/m;

/** The files that an old program wrote into the text of a mail, between `begin 644 name` and `end`. */
export function uuencodedFiles(text: string): Attachment[] {
  const found: Attachment[] = [];
  let rest = text;
  for (let begin = BEGIN.exec(rest); begin; begin = BEGIN.exec(rest)) {
    const body = rest.slice(begin.index + begin[0].length + 1);
    const end = /^end\r?$/m.exec(body);
    if (!end) break;
    const bytes = uudecoded(body.slice(0, end.index));
    if (bytes) found.push({ name: (begin[1] ?? '').trim(), mediaType: 'application/octet-stream', inline: false, bytes });
    rest = body.slice(end.index + 3);
  }
  return found;
}

const SPACE = 0x20;
const BITS = 0x3f;

/** undefined: it is a text that only begins like one. */
function uudecoded(body: string): Buffer | undefined {
  const parts: Buffer[] = [];
  for (const line of body.split(/\r?\n/)) {
    if (line === '' || line === '`') continue;
    const length = (line.charCodeAt(0) - SPACE) & BITS;
    if (/[^\x20-\x60]/.test(line) || line.length < 1 + Math.ceil((length * 4) / 3)) return undefined;
    parts.push(uudecodedLine(line, length));
  }
  return Buffer.concat(parts);
}

function uudecodedLine(line: string, length: number): Buffer {
  const bytes = Buffer.alloc(length + 3);
  const six = (at: number): number => ((line.charCodeAt(at) || SPACE) - SPACE) & BITS;
  for (let at = 1, out = 0; out < length; at += 4, out += 3) {
    bytes.writeUIntBE((six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3), out, 3);
  }
  return bytes.subarray(0, length);
}
