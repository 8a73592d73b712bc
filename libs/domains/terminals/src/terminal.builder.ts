import { searchText } from '@tributary/kernel';
import type { Client } from 'pg';
import type { TerminalKind } from './match/kind-words';
import { terminalNameKey } from './match/terminal-name';

/** Kinds of a company that sells oil and of one that sells medicines, the more telling first. */
export const KINDS: readonly TerminalKind[] = [
  { code: 'oil-change-centre', words: ['快速换油中心', '换油中心', '换油保养', '快换油', '换油站', '换油店', '换油'] },
  { code: 'dealership-4s', words: ['汽车销售服务', '4s店', '4s'] },
  { code: 'repair-shop', words: ['汽车维修服务', '汽车维修', '汽车修理厂', '汽车修理', '汽车养护', '汽车服务', '修理厂', '维修厂', '修配厂', '汽修厂', '汽修', '维修', '修理', '养护'] },
  { code: 'parts-shop', words: ['汽车配件', '汽配商行', '汽配', '配件', '润滑油商行', '油品经营部'] },
  { code: 'fleet', words: ['物流', '运输', '公交', '客运', '货运', '车队'] },
  { code: 'pharmacy', words: ['大药房', '药房', '药店'] },
  { code: 'clinic', words: ['社区卫生服务中心', '卫生服务中心', '卫生院', '诊所', '门诊部', '门诊', '卫生室'] },
  { code: 'hospital', words: ['医院'] },
  { code: 'plant', words: ['机械制造', '制造', '重工', '钢铁', '水泥', '化工', '纺织', '电厂', '矿业', '工厂', '厂'] },
];

export interface TerminalBuild {
  readonly id: number;
  readonly name: string;
  readonly type?: string;
  readonly divisionCode?: string;
}

/** One terminal `T<id>` and all kinds; its division must exist. */
export async function buildTerminal(owner: Client, { id, name, type = 'repair-shop', divisionCode = '31' }: TerminalBuild): Promise<void> {
  for (const [position, { code, words }] of KINDS.entries()) {
    await owner.query('INSERT INTO terminal_kind (code, position, name, name_en, words) VALUES ($1, $2, $1, $1, $3) ON CONFLICT DO NOTHING', [code, position + 1, words]);
  }
  await owner.query(
    'INSERT INTO terminal (id, code, name, name_key, type, division_code, search_text) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, `T${id}`, name, terminalNameKey(name), type, divisionCode, searchText(`T${id}`, name)],
  );
}
