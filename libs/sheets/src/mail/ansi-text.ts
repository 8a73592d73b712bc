import { decode } from '../text/decode';
import type { Encoding } from '../text/encoding';
import { westernText } from '../text/western';

const CODE_PAGES: Readonly<Record<number, Encoding>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 1252: 'windows-1252', 65001: 'utf-8' };

/** A text in the code page of the machine that wrote it, up to its first NUL; where that is not so, as its bytes look. */
export function ansiText(bytes: Buffer, codePage: number): string {
  const end = bytes.indexOf(0);
  const content = end === -1 ? bytes : bytes.subarray(0, end);
  const encoding = CODE_PAGES[codePage];
  try {
    if (encoding === 'windows-1252') return westernText(content);
    return encoding ? new TextDecoder(encoding, { fatal: true }).decode(content) : decode(content).text;
  } catch {
    return content.toString('latin1');
  }
}

export function wideText(bytes: Buffer): string {
  return bytes.toString('utf16le').replace(/\0[\s\S]*$/, '');
}
