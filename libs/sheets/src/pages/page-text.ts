import { decode } from '../text/decode';
import type { Encoding } from '../text/encoding';

/** The text of a page: as the server said, else as the page itself says, else as its bytes look. @throws sheets.encoding-unknown */
export function pageText(bytes: Buffer, encoding: Encoding | undefined): string {
  if (encoding === undefined || encoding === 'hz') return bytes.length === 0 ? '' : decode(bytes).text;
  return new TextDecoder(encoding).decode(bytes);
}
