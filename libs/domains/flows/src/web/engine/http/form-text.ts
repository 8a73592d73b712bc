import type { Encoding } from '@tributary/sheets/open';
import { encode, encodingExists } from 'iconv-lite';

/** Names and values as a browser sends them: percent signs over the bytes of the page's encoding. */
export function formText(pairs: readonly (readonly [name: string, value: string])[], encoding: Encoding): string {
  return pairs.map(([name, value]) => `${escaped(name, encoding)}=${escaped(value, encoding)}`).join('&');
}

function escaped(text: string, encoding: Encoding): string {
  const lines = text.replace(/\r\n|\r|\n/g, '\r\n');
  const bytes = encoding !== 'utf-8' && encodingExists(encoding) ? encode(lines, encoding) : Buffer.from(lines);
  let result = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9*._-]/.test(char)) result += char;
    else result += byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return result;
}
