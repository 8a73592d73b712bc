import { isUtf8 } from 'node:buffer';
import { sheetsErrors } from '../sheets.errors';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Byte order mark, else strict UTF-8, else GB18030 (what calls itself GB2312 or GBK is a part of it).
 * A detector by statistics is wrong too often to be asked. @throws sheets.encoding-unknown
 */
export function decode(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } {
  const encoding = encodingOf(bytes);
  // checked already, and several times faster than a decoder that checks
  if (encoding === 'utf-8') return { text: bytes.toString('utf8', bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0), encoding };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    throw sheetsErrors.encodingUnknown();
  }
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}
