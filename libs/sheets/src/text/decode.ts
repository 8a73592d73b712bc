import { isUtf8 } from 'node:buffer';
import { sheetsErrors } from '../sheets.errors';
import { damagedUtf8, isNearlyWhole } from './damaged';
import { type Decoded, type Encoding, encodingNamed } from './encoding';
import { hzToGb, isHz } from './hz';
import { likeness } from './likeness';
import { decodeLines } from './mixed-lines';
import { westernText } from './western';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF32_MARK = Buffer.from([0xff, 0xfe, 0, 0]);
const ESCAPE = 0x1b;
/** With which DOS ended its texts. */
const END_MARK = 0x1a;
/** Enough to know an encoding by. */
const SAMPLE_BYTES = 256 * 1024;
/** Below it nobody could have written the text in an encoding that takes any bytes. */
const LEAST_LIKENESS = 0.25;
/** What another encoding must be better by than the one most files here are in. */
const ADVANTAGE = 0.1;
/** What GB18030 loses where each byte beyond ASCII stands alone, since the characters that it writes so are rare ones, or where the text is kana, which have its places in Japanese encodings too. */
const UNUSUAL = 0.3;
/** A text that is so much like words is no accident. */
const WORDS = 0.4;
/** Chinese has no kana but in names of brands. */
const MOST_KANA = 0.2;
const OTHERS: readonly Encoding[] = ['big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1252', 'macintosh'];

/**
 * Byte order mark, else UTF-16 by its zeros, else strict UTF-8, else what an XML or HTML file says of itself, else the
 * encoding whose text looks most like words; GB18030 wins where it is near. Where most lines are strict UTF-8 and some are
 * not, each line is judged by itself. @throws sheets.encoding-unknown
 */
export function decode(file: Buffer): Decoded {
  const bytes = withoutEndMark(file);
  if (bytes.subarray(0, UTF32_MARK.length).equals(UTF32_MARK)) throw sheetsErrors.encodingUnknown();
  const unicode = unicodeOf(bytes);
  if (unicode) return { text: new TextDecoder(unicode).decode(bytes), encoding: unicode };
  // checked already, and several times faster than a decoder that checks
  if (isUtf8(bytes)) return sevenBit(bytes) ?? { text: bytes.toString('utf8', bytes.subarray(0, 3).equals(UTF8_MARK) ? UTF8_MARK.length : 0), encoding: 'utf-8' };
  const declared = declaredBy(bytes);
  if (declared && declared !== 'utf-8') {
    const text = whole(bytes, declared);
    if (text !== undefined) return { text, encoding: declared };
  }
  const mixed = decodeLines(bytes);
  if (mixed) return mixed;
  const utf8 = damagedUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8.replace(/^\ufeff/, ''), encoding: 'utf-8' };
  const encoding = likeliest(bytes.subarray(0, SAMPLE_BYTES));
  return { text: whole(bytes, encoding) ?? damaged(bytes, encoding), encoding };
}

/** A text without the mark that old programs put behind its end. */
export function withoutEndMark(bytes: Buffer): Buffer {
  return bytes.at(-1) === END_MARK && (bytes[0] ?? 0) < 0xfe ? bytes.subarray(0, -1) : bytes;
}

/** Whether a file begins like a text in UTF-16, with or without its byte order mark. */
export function unicodeOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes.length >= 4 && bytes.length % 2 === 0 ? byZeros(bytes.subarray(0, 4096)) : undefined;
}

/** Separators and line ends of UTF-16 have a zero on one side, always the same but for 一 and a few others: then its words tell. */
function byZeros(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = Math.max(1, head.length / 50);
  if (even + odd < enough) return undefined;
  if (even === 0) return wideText(head, 'utf-16le') === undefined ? undefined : 'utf-16le';
  if (odd === 0) return wideText(head, 'utf-16be') === undefined ? undefined : 'utf-16be';
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => likeness(wideText(head, encoding) ?? '') >= WORDS);
}

function wideText(head: Buffer, encoding: 'utf-16le' | 'utf-16be'): string | undefined {
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return /[\0\x03-\x08\x0e-\x1b\ufffd-\uffff]/.test(text) ? undefined : text;
}

/** Encodings that hide in seven bits. */
function sevenBit(bytes: Buffer): Decoded | undefined {
  const head = bytes.subarray(0, SAMPLE_BYTES);
  if (head.includes('~{') && isHz(bytes)) return { text: new TextDecoder('gb18030').decode(hzToGb(bytes)), encoding: 'hz' };
  const isJapanese = head.includes(Buffer.from([ESCAPE, 0x24, 0x42])) || head.includes(Buffer.from([ESCAPE, 0x24, 0x40]));
  return isJapanese ? { text: new TextDecoder('iso-2022-jp').decode(bytes), encoding: 'iso-2022-jp' } : undefined;
}

function declaredBy(bytes: Buffer): Encoding | undefined {
  const head = bytes.toString('latin1', 0, 2048);
  if (!/^\s*<[?!a-z]/i.test(head)) return undefined;
  const name = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1] ?? /<meta[^>]*charset\s*=\s*["']?([\w.-]+)/i.exec(head)?.[1];
  return name === undefined ? undefined : encodingNamed(name);
}

function whole(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return westernText(bytes);
  try {
    return new TextDecoder(encoding === 'hz' ? 'gb18030' : encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A text with a few broken characters, such as a last one that is cut off. @throws sheets.encoding-unknown */
function damaged(bytes: Buffer, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (!isNearlyWhole(text, bytes.length)) throw sheetsErrors.encodingUnknown();
  return text;
}

/** The encoding in which the bytes look most like words. @throws sheets.encoding-unknown when in none they do */
function likeliest(sample: Buffer): Encoding {
  const home = scoreOf(sample, 'gb18030') - (isScattered(sample) || isKana(sample) ? UNUSUAL : 0);
  let best: { encoding: Encoding; score: number } = { encoding: 'gb18030', score: home };
  for (const encoding of OTHERS) {
    const score = scoreOf(sample, encoding);
    if (score > best.score + (best.encoding === 'gb18030' ? ADVANTAGE : 0)) best = { encoding, score };
  }
  if (best.score >= LEAST_LIKENESS) return best.encoding;
  // rare characters only: bytes that are right for GB18030 are hardly so by chance
  if (home > 0 && !new TextDecoder('gb18030').decode(sample, { stream: true }).includes('\ufffd')) return 'gb18030';
  throw sheetsErrors.encodingUnknown();
}

function isKana(sample: Buffer): boolean {
  const beyond = new TextDecoder('gb18030').decode(sample, { stream: true }).replace(/[\0-\x7f]/g, '');
  return beyond.replace(/[^\u3041-\u30fa]/g, '').length > beyond.length * MOST_KANA;
}

/** No two bytes beyond ASCII beside each other. */
function isScattered(sample: Buffer): boolean {
  return !sample.some((byte, at) => byte >= 0x80 && (sample[at + 1] ?? 0) >= 0x80);
}

function scoreOf(sample: Buffer, encoding: Encoding): number {
  return likeness(encoding === 'windows-1252' ? westernText(sample) : new TextDecoder(encoding).decode(sample, { stream: true }));
}
