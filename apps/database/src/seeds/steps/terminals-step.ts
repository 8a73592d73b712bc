import { searchText } from '@tributary/kernel';
import { terminalNameKey } from '@tributary/terminals';
import { terminalsNear } from '../company/terminals';
import { bulkLoad } from '../bulk-load';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

const COLUMNS = ['id', 'code', 'name', 'name_key', 'type', 'division_code', 'address', 'search_text'];

/** Terminals around every first-tier dealer. */
export const terminalsStep: SeedStep = {
  name: 'terminals',
  async run(seed) {
    const { client } = seed;
    const written = await bulkLoad(client, 'terminal', () => copyRows(client, 'terminal', COLUMNS, terminalRows(seed)));
    await advanceSequences(client, 'terminal');
    return written;
  },
};

function* terminalRows({ company, progress }: SeedRun): Generator<CopyRow> {
  for (const dealer of company.firstTier) {
    for (const { id, code, name, type, county, address } of terminalsNear(company, dealer)) {
      progress(id);
      yield [id, code, name, terminalNameKey(name), type, county.code, address, searchText(code, name)];
    }
  }
}
