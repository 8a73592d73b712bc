import { copyRows } from '../copy-rows';
import { divisions } from '../reference/divisions';
import { roles } from '../reference/roles';
import type { SeedStep } from '../seed-step';

/** Divisions and roles, which every company has, and the units of its industry. */
export const referenceStep: SeedStep = {
  name: 'reference data',
  async run({ client, company }) {
    const written = [
      await copyRows(client, 'division', ['code', 'name', 'level', 'parent_code'], divisions.map((d) => [d.code, d.name, d.level, d.parentCode])),
      await copyRows(client, 'unit', ['code', 'name', 'name_en'], company.industry.units.map((unit) => [unit.code, unit.name, unit.nameEn])),
      await copyRows(
        client,
        'role',
        ['code', 'name', 'name_en', 'organisation_kind', 'permissions'],
        roles.map((role) => [role.code, role.name, role.nameEn, role.organisationKind, role.permissions]),
      ),
    ];
    return written.reduce((sum, rows) => sum + rows, 0);
  },
};
