import { isMail } from '../mail/is-mail';
import { unicodeOf, withoutEndMark } from '../text/decode';
import { isDbf } from './dbf';

/** What the first bytes say a file is, whatever its name says. */
export type Container = 'zip' | 'compound' | 'biff' | 'html' | 'spreadsheet-xml' | 'flat-ods' | 'sylk' | 'dif' | 'dbf' | 'web-archive' | 'text';

/** A file that is no table; `found` tells people what it is. */
export interface NoTable {
  readonly found: string;
}

const MAGIC: readonly (readonly [found: string, ...bytes: number[]])[] = [
  ['Windows program', 0x4d, 0x5a],
  ['Linux program', 0x7f, 0x45, 0x4c, 0x46],
  ['PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['RAR', 0x52, 0x61, 0x72, 0x21],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
];
/** Also an empty one, and one cut into volumes. */
const ZIPS = [[0x50, 0x4b, 0x03, 0x04], [0x50, 0x4b, 0x05, 0x06], [0x50, 0x4b, 0x07, 0x08]];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Beginning-of-file records of Excel 2 to 5, which had no container around them. */
const BIFF = [0x00, 0x02, 0x04, 0x08].map((version) => [0x09, version]);
const HEAD_BYTES = 4096;
/** How texts begin that are more than delimited lines. */
const PLAIN: readonly (readonly [pattern: RegExp, container: Container | NoTable])[] = [
  [/^id;p[^\n]*\n[bcfop];/, 'sylk'],
  [/^table\r?\n0,1\r?\n/, 'dif'],
  [/^\{\\rtf/, { found: 'RTF' }],
  [/^%!ps/, { found: 'PostScript' }],
  [/^(from:\s*["<]?(saved by|由)[^\n]*\n([a-z-]+:[^\n]*\n([ \t][^\n]*\n)*)*)?(mime-version:[^\n]*\n)(x-[^\n]*\n)*content-type:\s*multipart\/related/, 'web-archive'],
];
/** Programs sign their pages before they begin. */
const COMMENTS = /^(<!--[\s\S]*?-->\s*)+/;
/** Control characters that texts have: tab, line ends, and what programs put between cells because nobody types it. */
const TEXT_CONTROLS = new Set([0x01, 0x02, 0x09, 0x0a, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f]);
/** Other control characters no text needs; more of them than this share make a file binary. */
const CONTROL_SHARE = 0.01;

/** Recognises a file by its content alone. */
export function containerOf(bytes: Buffer): Container | NoTable {
  const starts = (magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  if (ZIPS.some(starts)) return 'zip';
  if (starts(COMPOUND)) return 'compound';
  if (BIFF.some(starts) && bytes[3] === 0) return 'biff';
  if (isDbf(bytes)) return 'dbf';
  const known = MAGIC.find(([, ...magic]) => starts(magic));
  if (known) return { found: known[0] };
  return textOf(bytes.subarray(0, HEAD_BYTES));
}

function textOf(head: Buffer): Container | NoTable {
  const unicode = unicodeOf(head);
  if (unicode) return textLike(new TextDecoder(unicode).decode(head));
  const text = withoutEndMark(head);
  const control = text.filter((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte)).length;
  // a mail may bring its file as bare bytes
  if (control > text.length * CONTROL_SHARE) return isMail(head) ? 'text' : { found: 'binary data' };
  return textLike(head.toString('latin1').replace(/^\xef\xbb\xbf/, ''));
}

function textLike(text: string): Container | NoTable {
  const start = text.trimStart().replace(COMMENTS, '').toLowerCase();
  const plain = PLAIN.find(([pattern]) => pattern.test(start));
  if (plain) return plain[1];
  if (/^<(\?xml|([a-z]+:)?workbook\s)/.test(start) && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet-xml';
  if (start.startsWith('<?xml') && start.includes('<office:document') && start.includes('opendocument.spreadsheet')) return 'flat-ods';
  if (/^(<!doctype html|<html|<table|<meta|<head|<style|<body)/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return start.includes('<html') || start.includes('<table') ? 'html' : { found: 'XML' };
  return 'text';
}

export const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
