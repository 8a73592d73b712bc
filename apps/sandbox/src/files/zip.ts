import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const DEFLATED = 8;
const VERSION = 20;

/** A zip archive (PKWARE APPNOTE 4.3): local headers with contents, central directory, end record. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 1 });
    const shared = sharedHeader(name, content, packed);
    const local = Buffer.concat([signature('\x03\x04'), shared, Buffer.from(name), packed]);
    centrals.push(Buffer.concat([signature('\x01\x02'), u16(VERSION), shared, Buffer.alloc(10), u32(offset), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = u16(entries.length);
  const end = Buffer.concat([signature('\x05\x06'), Buffer.alloc(4), count, count, u32(directory.length), u32(offset), u16(0)]);
  return Buffer.concat([...locals, directory, end]);
}

/** The fields that the local and the central header have in common. */
function sharedHeader(name: string, content: Buffer, packed: Buffer): Buffer {
  const noTime = Buffer.alloc(4);
  const sizes = [u32(crc32(content)), u32(packed.length), u32(content.length)];
  return Buffer.concat([u16(VERSION), u16(0), u16(DEFLATED), noTime, ...sizes, u16(Buffer.byteLength(name)), u16(0)]);
}

const signature = (kind: string): Buffer => Buffer.from(`PK${kind}`, 'latin1');

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
