import { crc32, deflateSync } from 'node:zlib';

/** The ten digits as 3 × 5 points. */
const SHAPES: readonly (readonly string[])[] = [
  ['111', '101', '101', '101', '111'], ['010', '110', '010', '010', '111'], ['111', '001', '111', '100', '111'], ['111', '001', '011', '001', '111'], ['101', '101', '111', '001', '001'],
  ['111', '100', '111', '001', '111'], ['111', '100', '111', '101', '111'], ['111', '001', '010', '010', '010'], ['111', '101', '111', '101', '111'], ['111', '101', '111', '001', '111'],
];
const SCALE = 8;
const HEIGHT = 7 * SCALE;

/** The digits as a PNG picture, dark on light. */
export function captchaPicture(code: string): Buffer {
  const width = (code.length * 4 + 1) * SCALE;
  const rows = Array.from({ length: HEIGHT }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => (isDark(code, Math.floor(x / SCALE), Math.floor(y / SCALE)) ? 30 : 225 + ((x * y) % 23)))]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function isDark(code: string, x: number, y: number): boolean {
  const digit = code[Math.floor((x - 1) / 4)];
  return x > 0 && digit !== undefined && SHAPES[Number(digit)]?.[y - 1]?.[(x - 1) % 4] === '1';
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
