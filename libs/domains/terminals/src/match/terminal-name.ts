import { compact } from '@tributary/kernel';

/** Words that every other name holds: they say nothing about which place is meant. */
const COMMON_WORDS = ['有限责任公司', '股份有限公司', '有限公司', '分公司', '总公司', '公司', '连锁', '服务部', '经营部', '服务中心', '中心', '服务', '商行', '汽车', '集团'];

/** The form in which terminal names are compared, stored in `terminal.name_key`: kernel's `compact`. */
export function terminalNameKey(text: string): string {
  return compact(text);
}

/** A division without its suffix, as people write it: 苏州 for 苏州市, 内蒙古 for 内蒙古自治区. Two characters stay whole. */
export function placeName(division: string): string {
  const short = division.replace(/(特别行政区|自治区|自治州|自治县|地区|省|市|区|县|盟|旗)$/, '').replace(/(壮族|回族|维吾尔)$/, '');
  return short.length >= 2 ? short : division;
}

/**
 * What tells a place apart from its neighbours: the name without the given places, words of kinds, legal forms and brackets.
 * When less than two characters are left, the name itself.
 */
export function nameCore(nameKey: string, places: readonly string[], kindWords: readonly string[]): string {
  const words = [...places.flatMap((place) => [place, placeName(place)]), ...kindWords, ...COMMON_WORDS];
  const core = words.reduce((rest, word) => rest.replaceAll(word, ' '), nameKey).replace(/[\s()[\]{}<>【】《》"'“”,，、:：]+/g, '');
  return [...core].length < 2 ? nameKey : core;
}

/** Each pair of neighbouring characters; a single character is its own pair. */
export function bigrams(text: string): Set<string> {
  const letters = [...text];
  if (letters.length === 1) return new Set(letters);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Dice's coefficient of the pairs of two texts: 1 for the same pairs, 0 for none in common. */
export function likeness(one: string, other: string): number {
  const [pairs, others] = [bigrams(one), bigrams(other)];
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}
