import { type CopyRow, copyRows } from '../copy-rows';
import { divisions } from '../reference/divisions';
import { roles } from '../reference/roles';
import type { TerminalWords } from '../industry/industry';
import type { SeedStep } from '../seed-step';

/** Divisions and roles, which every company has, and the units and kinds of terminals of its industry. */
export const referenceStep: SeedStep = {
  name: 'reference data',
  async run({ client, company }) {
    const written = [
      await copyRows(client, 'division', ['code', 'name', 'level', 'parent_code'], divisions.map((d) => [d.code, d.name, d.level, d.parentCode])),
      await copyRows(client, 'unit', ['code', 'name', 'name_en'], company.industry.units.map((unit) => [unit.code, unit.name, unit.nameEn])),
      await copyRows(client, 'terminal_kind', ['code', 'position', 'name', 'name_en', 'words'], kindRows(company.industry.terminals)),
      await copyRows(client, 'company_word', ['key', 'name', 'name_en'], company.industry.portalTexts),
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

function kindRows({ kinds, tells }: TerminalWords): CopyRow[] {
  return tells.map(([code, words], index) => {
    const kind = kinds.find((candidate) => candidate.code === code);
    if (!kind) throw new Error(`There is no kind of terminal ${code}.`);
    return [code, index + 1, kind.name, kind.nameEn, words];
  });
}
