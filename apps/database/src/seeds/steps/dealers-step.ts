import { searchText } from '@tributary/kernel';
import { businessLineId } from '../industry/industry';
import { HEAD_OFFICE_ID } from '../company/dealers';
import { supplyOf } from '../company/supply';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

const DEALER = [
  'id', 'tier', 'branch_id', 'division_code', 'grade', 'status', 'contract_number', 'contract_until', 'address', 'contact_name', 'contact_phone',
  'credit_limit',
];

/** Head office, its branches, the dealers of both tiers, and who supplies whom. */
export const dealersStep: SeedStep = {
  name: 'dealers',
  async run(seed) {
    const { client, company } = seed;
    const { industry, branches, dealers } = company;
    await copyRows(client, 'branch', ['id', 'code', 'name', 'name_en'], branches.map((b) => [b.id, b.code, b.name, b.nameEn]));
    await copyRows(client, 'business_line', ['id', 'code', 'name', 'name_en'], industry.businessLines.map((l, index) => [index + 1, l.code, l.name, l.nameEn]));
    const organisations = await copyRows(client, 'organisation', ['id', 'kind', 'code', 'name', 'name_en', 'search_text'], organisationRows(seed));
    await copyRows(
      client,
      'dealer',
      DEALER,
      dealers.map((d) => [
        d.id, d.tier, d.branchId, d.county.code, d.grade, d.status, d.contractNumber, d.contractUntil, d.address, d.contactName, d.contactPhone, d.creditLimit,
      ]),
    );
    const lines = dealers.flatMap(({ id, businessLines }) => businessLines.map((line): CopyRow => [id, businessLineId(industry, line)]));
    await copyRows(client, 'dealer_business_line', ['dealer_id', 'business_line_id'], lines);
    const relations = await copyRows(client, 'supply_relation', ['supplier_id', 'buyer_id', 'business_line_id', 'valid'], relationRows(seed));
    await advanceSequences(client, 'branch', 'business_line', 'organisation');
    return organisations + relations;
  },
};

function* organisationRows({ company, progress }: SeedRun): Generator<CopyRow> {
  const { code, name, nameEn } = company.industry.headOffice;
  yield [HEAD_OFFICE_ID, 'head_office', code, name, nameEn, searchText(name, nameEn, code)];
  for (const [index, dealer] of company.dealers.entries()) {
    progress(index);
    yield [dealer.id, 'dealer', dealer.code, dealer.name, dealer.nameEn, searchText(dealer.name, dealer.nameEn, dealer.code)];
  }
}

function* relationRows({ company }: SeedRun): Generator<CopyRow> {
  for (const relation of supplyOf(company)) {
    yield [relation.supplierId, relation.buyerId, businessLineId(company.industry, relation.line), `[${relation.from},${relation.upTo ?? ''})`];
  }
}
