import { sqlState } from '@tributary/platform';
import { type Fault, faultOf, sheetsErrors } from '@tributary/sheets';
import { fileFaults } from '../flows.faults';
import { FileRefused } from '../read/file-reader';

/** Classes of PostgreSQL's errors that lie in the data: trying again would end the same way. */
const DATA_FAULTS = new Set(['22', '23']);

/** Why a file cannot count, if that is what an error says; undefined: trying again may help. */
export function refusalOf(error: unknown): Fault | undefined {
  if (error instanceof FileRefused) return error.fault;
  return DATA_FAULTS.has(sqlState(error)?.slice(0, 2) ?? '') ? faultOf(sheetsErrors.unreadable()) : undefined;
}

const ASKS_FOR_LAYOUT: ReadonlySet<string> = new Set([fileFaults.layoutUnknown.code, fileFaults.layoutDrifted.code, fileFaults.columnMissing.code]);

/** What becomes of a file that cannot count for this reason: it waits for a person who says what its columns mean, or is refused. */
export const stateAfter = ({ code }: Fault): 'layout' | 'rejected' => (ASKS_FOR_LAYOUT.has(code) ? 'layout' : 'rejected');
