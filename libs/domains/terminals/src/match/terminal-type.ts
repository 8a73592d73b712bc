/** What kind of place a terminal is; the codes stored in `terminal.type`. */
export type TerminalType =
  | 'oil-change-centre'
  | 'dealership-4s'
  | 'repair-shop'
  | 'parts-shop'
  | 'fleet'
  | 'pharmacy'
  | 'clinic'
  | 'hospital'
  | 'plant';

/** Words that give a type away, the more telling first: 换油中心 before 汽修, 卫生院 before 医院. */
const WORDS: readonly (readonly [TerminalType, readonly string[]])[] = [
  ['oil-change-centre', ['快速换油中心', '换油中心', '换油保养', '快换油', '换油站', '换油店', '换油']],
  ['dealership-4s', ['汽车销售服务', '4s店', '4s']],
  ['repair-shop', ['汽车维修服务', '汽车维修', '汽车修理厂', '汽车修理', '汽车养护', '汽车服务', '修理厂', '维修厂', '修配厂', '汽修厂', '汽修', '维修', '修理', '养护']],
  ['parts-shop', ['汽车配件', '汽配商行', '汽配', '配件', '润滑油商行', '油品经营部']],
  ['fleet', ['物流', '运输', '公交', '客运', '货运', '车队']],
  ['pharmacy', ['大药房', '药房', '药店']],
  ['clinic', ['社区卫生服务中心', '卫生服务中心', '卫生院', '诊所', '门诊部', '门诊', '卫生室']],
  ['hospital', ['医院']],
  ['plant', ['机械制造', '制造', '重工', '钢铁', '水泥', '化工', '纺织', '电厂', '矿业', '工厂', '厂']],
];

/** The words of all types, longer ones first, for taking them out of a name. */
export const TYPE_WORDS: readonly string[] = WORDS.flatMap(([, words]) => words).sort((a, b) => b.length - a.length);

/** The type that a name speaks of; undefined when it speaks of none. */
export function terminalTypeOf(nameKey: string): TerminalType | undefined {
  return WORDS.find(([, words]) => words.some((word) => nameKey.includes(word)))?.[0];
}
