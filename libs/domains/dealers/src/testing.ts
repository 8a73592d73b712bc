import { searchText } from '@tributary/kernel';
import type { Client } from 'pg';
import type { DealerStatus, DealerTier } from './dealer/organisation';

/** Rows for specs, written as the owner: past row-level security, with everything that they refer to. */
export interface DealerSeed {
  readonly id: number;
  readonly tier: DealerTier;
  readonly code?: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly branchId?: number;
  readonly divisionCode?: string;
  readonly status?: DealerStatus;
  readonly businessLineIds?: readonly number[];
}

export interface SupplySeed {
  readonly supplierId: number;
  readonly buyerId: number;
  readonly businessLineId?: number;
  /** First day. */
  readonly from?: string;
  /** The day after the last one; absent: until further notice. */
  readonly until?: string;
}

export async function addHeadOffice(owner: Client, id = 1): Promise<number> {
  await owner.query(
    `INSERT INTO organisation (id, kind, code, name, name_en, search_text) VALUES ($1, 'head_office', 'HQ', '百川润滑油', 'Baichuan Lubricants', $2)`,
    [id, searchText('百川润滑油', 'HQ')],
  );
  return id;
}

export async function addBranch(owner: Client, id = 1): Promise<number> {
  await owner.query(`INSERT INTO branch (id, code, name, name_en) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
    id,
    `B${id}`,
    `第${id}销售分公司`,
    `Branch ${id}`,
  ]);
  return id;
}

export async function addBusinessLine(owner: Client, id = 1): Promise<number> {
  await owner.query(`INSERT INTO business_line (id, code, name, name_en) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
    id,
    `L${id}`,
    `业务线${id}`,
    `Line ${id}`,
  ]);
  return id;
}

export async function addDealer(owner: Client, dealer: DealerSeed): Promise<number> {
  const { id, tier, code = `D${id}`, name = `经销商${id}`, nameEn = '', branchId = 1, divisionCode = '11', status = 'active', businessLineIds = [] } = dealer;
  await addBranch(owner, branchId);
  await owner.query(`INSERT INTO division (code, name, level) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING`, [divisionCode, `省${divisionCode}`]);
  await owner.query(`INSERT INTO organisation (id, kind, code, name, name_en, search_text) VALUES ($1, 'dealer', $2, $3, $4, $5)`, [
    id,
    code,
    name,
    nameEn,
    searchText(name, nameEn, code),
  ]);
  await owner.query(`SELECT setval(pg_get_serial_sequence('organisation', 'id'), (SELECT max(id) FROM organisation))`);
  await owner.query(`INSERT INTO dealer (id, tier, branch_id, division_code, status) VALUES ($1, $2, $3, $4, $5)`, [id, tier, branchId, divisionCode, status]);
  for (const lineId of businessLineIds) {
    await addBusinessLine(owner, lineId);
    await owner.query(`INSERT INTO dealer_business_line (dealer_id, business_line_id) VALUES ($1, $2)`, [id, lineId]);
  }
  return id;
}

export async function addSupply(owner: Client, { supplierId, buyerId, businessLineId = 1, from = '2020-01-01', until }: SupplySeed): Promise<void> {
  await addBusinessLine(owner, businessLineId);
  await owner.query(
    `INSERT INTO supply_relation (supplier_id, buyer_id, business_line_id, valid) VALUES ($1, $2, $3, daterange($4::date, $5::date))`,
    [supplierId, buyerId, businessLineId, from, until ?? null],
  );
}
