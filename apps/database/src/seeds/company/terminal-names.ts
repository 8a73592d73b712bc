import type { Random } from '../random';
import type { County } from '../reference/divisions';
import { cityWord, tradeName } from './names';

/** A kind of terminal as `terminal.type` has it, how common it is, and how such places call themselves. */
const KINDS: readonly { readonly type: string; readonly share: number; readonly words: readonly string[] }[] = [
  { type: 'repair-shop', share: 45, words: ['汽车修理厂', '汽车维修有限公司', '汽修服务部', '汽车维修中心', '汽车维修服务有限公司', '重卡维修站'] },
  { type: 'oil-change-centre', share: 17, words: ['快速换油中心', '换油保养中心', '汽车换油服务站'] },
  { type: 'parts-shop', share: 12, words: ['汽配商行', '汽车配件经营部', '润滑油商行', '汽车配件有限公司'] },
  { type: 'plant', share: 11, words: ['机械制造有限公司', '水泥厂', '精密铸造厂', '纺织有限公司', '重工有限公司', '化工厂', '热电厂'] },
  { type: 'fleet', share: 8, words: ['物流有限公司', '汽车运输有限公司', '公交公司', '货运车队'] },
  { type: 'dealership-4s', share: 7, words: ['汽车销售服务有限公司', '汽车4S店'] },
];

export interface TerminalName {
  readonly type: string;
  /** What distinguishes it: 顺达. */
  readonly trade: string;
  readonly word: string;
  readonly name: string;
}

export function terminalName(county: County, random: Random): TerminalName {
  const { type, words } = kind(random.between(1, 100));
  const [trade, word] = [tradeName(random), random.pick(words)];
  const city = cityWord(county);
  const forms = [
    `${county.cityName}${county.name}${trade}${word}`, `${county.cityName}${trade}${word}`, `${city}${trade}${word}`, `${county.name}${trade}${word}`,
    `${city}${trade}${word}(${county.name}店)`, `${city}市${county.name}${trade}${word}`.replace('市市', '市'),
  ];
  return { type, trade, word, name: random.pick(forms) };
}

function kind(percent: number): (typeof KINDS)[number] {
  let sum = 0;
  for (const candidate of KINDS) {
    sum += candidate.share;
    if (percent <= sum) return candidate;
  }
  throw new Error('The shares of the kinds do not add up to 100.');
}

const SHORT: readonly (readonly [string, string])[] = [
  ['汽车维修服务有限公司', '汽修'], ['汽车维修有限公司', '汽修'], ['汽车修理厂', '修理厂'], ['汽车维修中心', '汽车维修'], ['汽修服务部', '汽修'],
  ['快速换油中心', '换油中心'], ['换油保养中心', '换油'], ['汽车换油服务站', '换油站'], ['汽车配件经营部', '汽配'], ['汽配商行', '汽配'],
  ['汽车销售服务有限公司', '4S店'], ['机械制造有限公司', '机械厂'], ['汽车运输有限公司', '运输公司'], ['有限公司', ''],
];

/** How a dealer's clerk writes it: shorter, without the place, with a remark or a stray space. Never the name itself. */
export function spellingOf({ trade, word, name }: TerminalName, county: County, random: Random): string {
  const [long, short] = SHORT.find(([full]) => word.includes(full)) ?? ['', ''];
  const brief = word.replace(long, short);
  const spellings = [`${trade}${brief}`, `${cityWord(county)}${trade}${brief}`, `${trade}${word}`, `${trade}${brief}(${county.name})`, `${trade} ${brief}`, `${name}-月结`];
  return random.pick(spellings.filter((spelling) => spelling !== name));
}
