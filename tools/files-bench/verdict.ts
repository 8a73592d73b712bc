import type { Fault, Refused } from '@tributary/sheets';
import { differences } from './compare';
import type { Expected } from './expected';
import type { Observed, ObserveReport } from './observed';

export type Outcome = 'read' | 'refused' | 'wrong' | 'over';

export interface Verdict {
  readonly outcome: Outcome;
  /** Why it is wrong, or which limit it broke. */
  readonly why: string;
}

const OVER = new Set(['sheets.reader-too-slow', 'sheets.reader-too-big']);
/** The process died, which is no answer. */
const DIED = 'sheets.unreadable';

/** Judges what the product made of a file. */
export function verdictOn(expected: Expected, report: ObserveReport | Refused): Verdict {
  const observed: Observed = 'refusal' in report ? { refusal: report.refusal } : report.observed;
  const refusal = refusalFor(expected, observed);
  if (!refusal) return readVerdict(expected, observed);
  if (OVER.has(refusal.code)) return { outcome: 'over', why: refusal.code };
  if (refusal.code === DIED) return { outcome: 'wrong', why: 'the reading process died' };
  const mayRefuse = expected.verdict !== 'read' || expected.empty;
  return mayRefuse ? { outcome: 'refused', why: refusal.code } : { outcome: 'wrong', why: `refused: ${refusal.code} ${JSON.stringify(refusal.params)}` };
}

/** A file whose tables are refused may still be the text, the mail or the archive that was expected. */
function refusalFor({ kind, verdict }: Expected, { refusal, text, members }: Observed): Fault | undefined {
  if (verdict === 'reject') return refusal;
  if (kind === 'text') return text === undefined ? refusal : undefined;
  if (kind === 'mail' || kind === 'archive') return members === undefined ? refusal : undefined;
  return refusal;
}

function readVerdict(expected: Expected, observed: Observed): Verdict {
  if (expected.verdict === 'reject') return { outcome: 'wrong', why: `read, though it is to be refused (${expected.reason ?? 'no reason given'})` };
  const found = differences(expected, observed);
  return found.length === 0 ? { outcome: 'read', why: '' } : { outcome: 'wrong', why: found.join('; ') };
}
