import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { prepared, sqlOne, type TxCtx } from '@tributary/platform';
import { faultOf } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import type { DaySummary } from '../map/day-digest';
import type { FlowKind } from '../map/layout-mapping';
import { FileRefused } from '../read/file-reader';
import type { ReadSummary } from '../read/read-job';
import { agentBatchFaults } from './agent.faults';

/** What a day says that had no rows. */
const NOTHING = createHash('sha256').update('no rows').digest('hex');

/** Arrivals that say which days they tell of whole: what stands there and they leave out is gone. */
@Injectable()
export class DeclaredDays {
  /** undefined for an arrival that tells of the days only that it has rows of. */
  async of(tx: TxCtx, { id }: RawFile): Promise<readonly LocalDate[] | undefined> {
    const row = await sqlOne<{ days: LocalDate[] }>(tx, prepared('SELECT days::text[] AS days FROM agent_batch WHERE raw_file_id = $1'), [id]);
    return row?.days;
  }
}

/** The summary with every declared day in it, those without rows as well. @throws FileRefused for rows of other days, and days to come */
export function withDeclared(summary: ReadSummary, declared: readonly LocalDate[], kind: FlowKind, receivedAt: Date): ReadSummary {
  const known = new Map(summary.days.map((day) => [day.date, day]));
  const outside = summary.days.find(({ date }) => !declared.includes(date));
  if (outside) throw new FileRefused(faultOf(agentBatchFaults.agentRowOutside({ day: outside.date })));
  const ahead = declared.find((day) => day > shanghaiToday(receivedAt));
  if (ahead) throw new FileRefused(faultOf(agentBatchFaults.agentDayAhead({ day: ahead })));
  return { ...summary, days: declared.map((date): DaySummary => known.get(date) ?? { kind, date, rows: 0, hash: NOTHING }) };
}
