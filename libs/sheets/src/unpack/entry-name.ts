import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { decode } from '../text/decode';

export interface RawName {
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

/**
 * The name of a zip entry, folders separated by /: UTF-8 where it says so or is so, the extra field of Info-ZIP where there
 * is one, else as its bytes look, which in China is GB18030.
 */
export function entryNameOf({ fileNameRaw: raw, generalPurposeBitFlag: flags, extraFields }: RawName): string {
  const name = unicodePath(raw, extraFields) ?? ((flags & UTF8_FLAG) !== 0 || isUtf8(raw) ? raw.toString('utf8') : guessed(raw));
  return safe(name);
}

function unicodePath(raw: Buffer, fields: RawName['extraFields']): string | undefined {
  const data = fields.find(({ id }) => id === UNICODE_PATH)?.data;
  if (!data || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(raw)) return undefined;
  return data.toString('utf8', 5);
}

function guessed(raw: Buffer): string {
  try {
    return decode(raw).text;
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** Whatever the name says, it leads nowhere but down. */
function safe(name: string): string {
  const parts = name.replaceAll('\0', '').split(/[/\\]/);
  const down = parts.filter((part, index) => part !== '' && part !== '.' && part !== '..' && !(index === 0 && /^[A-Za-z]:$/.test(part)));
  return `${down.join('/')}${/[/\\]$/.test(name) ? '/' : ''}`;
}
