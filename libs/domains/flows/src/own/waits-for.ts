import { rowFaults } from '../flows.faults';

/** What only head office can say: what a name or a unit means to it, what a type of rows is. */
const HEAD_OFFICE = [rowFaults.productUnmatched, rowFaults.unitUnknown, rowFaults.unitNotOfSku, rowFaults.unitAgainstPrice, rowFaults.kindUnknown].map(({ code }) => code);

/** SQL: who must do something about rows that do not count for the fault in `code`; what is wrong with a row its sender mends. */
export function rowsWaitForSql(code: string): string {
  return `CASE WHEN ${code} IN (${HEAD_OFFICE.map((known) => `'${known}'`).join(', ')}) THEN 'head-office' ELSE 'dealer' END`;
}

/** SQL: the same about a file, by the state of its outcome and of its upload, if it is one. */
export function fileWaitsForSql(outcome: string, upload: string): string {
  return `CASE WHEN ${outcome} = 'layout' THEN 'head-office' WHEN ${outcome} = 'rejected' OR ${upload} = 'ready' THEN 'dealer' ELSE 'system' END`;
}
