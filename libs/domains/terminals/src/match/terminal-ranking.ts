import type { KindWords } from './kind-words';
import { likeness, nameCore, terminalNameKey } from './terminal-name';
import type { Locale } from '@tributary/kernel';

/** A terminal that may be meant. */
export interface TerminalSketch {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameKey: string;
  readonly type: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  /** Names of its divisions, from the county outwards. */
  readonly places: readonly string[];
  readonly address: string | null;
}

/** A proposal for a person; `score` (0 … 1) orders proposals and decides nothing. */
export interface TerminalCandidate extends TerminalSketch {
  readonly score: number;
  readonly sameCity: boolean;
  readonly sameType: boolean;
  /** Both names state numbers (第二, 3店), and different ones. */
  readonly numbersDiffer: boolean;
  /** How alike the names are, in percent. */
  readonly similarity: number;
}

/** What is known about a name besides its letters. */
export interface NameHints {
  /** Names of places that the text mentions. */
  readonly places: readonly string[];
  /** Their codes, and that of the dealer's region. */
  readonly divisionCodes: readonly string[];
  readonly kinds: KindWords;
}

/** The best proposals first; none that shares nothing with the text. */
export function rankTerminals(text: string, sketches: readonly TerminalSketch[], hints: NameHints, limit: number): TerminalCandidate[] {
  return sketches
    .map((sketch) => judge(terminalNameKey(text), sketch, hints))
    .filter((candidate) => candidate.score > 0.1)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}

/** Why a terminal is proposed, in the reader's language. */
export function terminalReasons({ sameCity, sameType, numbersDiffer, similarity }: TerminalCandidate, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  return [
    ...(sameCity ? [zh ? '同城' : 'Same city'] : []),
    ...(sameType ? [zh ? '同类型' : 'Same type'] : []),
    ...(numbersDiffer ? [zh ? '编号不同' : 'Different number'] : []),
    zh ? `名称相似度 ${similarity}%` : `Name ${similarity}% alike`,
  ];
}

function judge(key: string, sketch: TerminalSketch, { places, divisionCodes, kinds }: NameHints): TerminalCandidate {
  const around = [...sketch.places, ...places];
  const whole = likeness(key, sketch.nameKey);
  const core = likeness(nameCore(key, around, kinds.all), nameCore(sketch.nameKey, around, kinds.all));
  const type = kinds.kindOf(key);
  const sameCity = divisionCodes.some((code) => cityOf(code) === cityOf(sketch.divisionCode));
  const sameType = type !== undefined && type === (kinds.kindOf(sketch.nameKey) ?? sketch.type);
  const numbersDiffer = differ(numbersOf(key), numbersOf(sketch.nameKey));
  const score = 0.6 * core + 0.2 * whole + (sameCity ? 0.12 : 0) + (sameType ? 0.08 : 0) - (numbersDiffer ? 0.25 : 0);
  return { ...sketch, score: Math.max(0, Math.round(score * 100) / 100), sameCity, sameType, numbersDiffer, similarity: Math.round(whole * 100) };
}

/** The city of a division, or what is known of it; the four municipalities are one city each. */
export function cityOf(divisionCode: string): string {
  return /^(11|12|31|50)/.test(divisionCode) ? divisionCode.slice(0, 2) : divisionCode.slice(0, 4);
}

const DIGITS = '零一二三四五六七八九十';

function numbersOf(key: string): string[] {
  const found = key.match(/\d+|第[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[店厂院分部站])/g) ?? [];
  return found.map((text) => text.replace('第', '').replace(/[一二三四五六七八九十]/g, (digit) => String(DIGITS.indexOf(digit))));
}

function differ(numbers: readonly string[], others: readonly string[]): boolean {
  return numbers.length > 0 && others.length > 0 && !numbers.some((number) => others.includes(number));
}
