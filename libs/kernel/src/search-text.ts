import { customPinyin, pinyin } from 'pinyin-pro';

/** Readings of place names and surnames that the dictionary gets wrong; they occur in dealers' and terminals' names. */
const READINGS = { 单县: 'shàn xiàn', 单氏: 'shàn shì', 曾氏: 'zēng shì', 仇氏: 'qiú shì', 解氏: 'xiè shì', 查氏: 'zhā shì' };
let knowsReadings = false;

const invisible = /\p{Cf}/gu;
const separators = /[\s\p{Pd}\u2212.。·•・‧/\\\u2044]/gu;

/** The same text however it was typed: NFKC (so full width becomes half width), lower case, trimmed, no invisible characters. */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(invisible, '').toLowerCase().trim();
}

/** Normalised text without dashes, spaces, dots and slashes, so that `L-HM 46` equals `lhm46`. */
export function compact(text: string): string {
  return normalise(text).replace(separators, '');
}

/** The first letter of each character's reading (长城润滑油 → ccrhy); other letters and digits stay. */
export function pinyinInitials(text: string): string {
  return read(text, 'first');
}

/** Each character's reading without tone, ü as v (绿源 → lvyuan); other letters and digits stay. */
export function pinyinFull(text: string): string {
  return read(text, 'pinyin');
}

/**
 * The searchable form of a record: for each part its compact text, initials and full pinyin, joined by spaces and
 * without repeats. A compact query never holds a space, hence no hit runs across two parts.
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  const present = parts.filter((part) => part !== null && part !== undefined);
  const forms = present.flatMap((part) => [compact(part), pinyinInitials(part), pinyinFull(part)]);
  return [...new Set(forms)].filter((form) => form !== '').join(' ');
}

/** The LIKE pattern that finds a typed query in `searchText`; the typed `%`, `_` and `\` mean themselves. */
export function searchPattern(query: string): string {
  return `%${compact(query).replace(/[%_\\]/g, '\\$&')}%`;
}

function read(text: string, pattern: 'first' | 'pinyin'): string {
  // it takes a dictionary that is slow to build; programs that only compare texts start often, and need none
  if (!knowsReadings) customPinyin(READINGS);
  knowsReadings = true;
  return pinyin(compact(text), { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('');
}
