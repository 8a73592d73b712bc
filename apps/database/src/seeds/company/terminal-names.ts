import type { Random } from '../random';
import type { County } from '../reference/divisions';
import type { TerminalKind, TerminalWords } from '../industry/industry';
import { cityWord, tradeName } from './names';

export interface TerminalName {
  readonly type: string;
  /** What distinguishes it: 顺达. */
  readonly trade: string;
  readonly word: string;
  readonly name: string;
}

export function terminalName({ kinds }: TerminalWords, county: County, random: Random): TerminalName {
  const { code: type, words, branch } = kindOf(kinds, random.between(1, 100));
  const [trade, word] = [tradeName(random), random.pick(words)];
  const city = cityWord(county);
  const forms = [
    `${county.cityName}${county.name}${trade}${word}`, `${county.cityName}${trade}${word}`, `${city}${trade}${word}`, `${county.name}${trade}${word}`,
    `${city}${trade}${word}(${county.name}${branch})`, `${city}市${county.name}${trade}${word}`.replace('市市', '市'),
  ];
  return { type, trade, word, name: random.pick(forms) };
}

function kindOf(kinds: readonly TerminalKind[], percent: number): TerminalKind {
  let sum = 0;
  for (const candidate of kinds) {
    sum += candidate.share;
    if (percent <= sum) return candidate;
  }
  throw new Error('The shares of the kinds do not add up to 100.');
}

/** How a dealer's clerk writes it: shorter, without the place, with a remark or a stray space. Never the name itself. */
export function spellingOf(words: TerminalWords, { trade, word, name }: TerminalName, county: County, random: Random): string {
  const [long, short] = words.short.find(([full]) => word.includes(full)) ?? ['', ''];
  const brief = word.replace(long, short);
  const spellings = [`${trade}${brief}`, `${cityWord(county)}${trade}${brief}`, `${trade}${word}`, `${trade}${brief}(${county.name})`, `${trade} ${brief}`, `${name}-月结`];
  return random.pick(spellings.filter((spelling) => spelling !== name));
}
