import { crc32 } from 'node:zlib';
import type { Encoding } from '../text/encoding';
import type { TableWanted } from './table-part';

/** The part of a capture that says what its other parts are. */
export const CAPTURE_MANIFEST = 'tributary-pages.json';

/** One page or downloaded file, as its bytes came. */
export interface CapturedPart {
  readonly name: string;
  readonly bytes: Buffer;
  /** The encoding that the server told; absent: the bytes tell. */
  readonly encoding?: Encoding;
  /** Of a page: where its rows are. A downloaded file is read like any other. */
  readonly table?: TableWanted;
}

export type CaptureManifest = { readonly version: 1; readonly parts: readonly Omit<CapturedPart, 'bytes'>[] };

/**
 * What one visit to a web site brought, as one file: a zip archive whose parts are stored, not packed, so that the bytes lie in
 * it as they came. The same pages give the same file.
 */
export function writeCapture(parts: readonly CapturedPart[]): Buffer {
  const manifest: CaptureManifest = { version: 1, parts: parts.map(({ bytes: _bytes, ...part }) => part) };
  return stored([{ name: CAPTURE_MANIFEST, bytes: Buffer.from(JSON.stringify(manifest)) }, ...parts]);
}

const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest day that a zip file knows. */
const NO_TIME = Buffer.from([0, 0, 0x21, 0]);

function stored(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const header = shared(Buffer.from(name), bytes);
    const local = Buffer.concat([signature('\x03\x04'), header, Buffer.from(name), bytes]);
    centrals.push(Buffer.concat([signature('\x01\x02'), u16(VERSION), header, Buffer.alloc(10), u32(offset), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = u16(files.length);
  return Buffer.concat([...locals, directory, signature('\x05\x06'), Buffer.alloc(4), count, count, u32(directory.length), u32(offset), u16(0)]);
}

function shared(name: Buffer, bytes: Buffer): Buffer {
  return Buffer.concat([u16(VERSION), u16(UTF8_NAMES), u16(0), NO_TIME, u32(crc32(bytes)), u32(bytes.length), u32(bytes.length), u16(name.length), u16(0)]);
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
