import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { faultOf } from '@tributary/sheets';
import { agentBatchFaults } from '../agent/agent.faults';
import { nothingOn } from '../map/day-digest';
import type { FlowKind } from '../map/layout-mapping';
import { FileRefused } from '../read/file-reader';
import type { ReadSummary } from '../read/read-job';

/** The summary with every day in it that its sender, an agent or a dealer's own system, says it tells of whole, those without rows as well. @throws FileRefused for rows of other days, and days to come */
export function withDeclared(summary: ReadSummary, declared: readonly LocalDate[], kind: FlowKind, receivedAt: Date): ReadSummary {
  const known = new Map(summary.days.map((day) => [day.date, day]));
  const outside = summary.days.find(({ date }) => !declared.includes(date));
  if (outside) throw new FileRefused(faultOf(agentBatchFaults.agentRowOutside({ day: outside.date })));
  const ahead = declared.find((day) => day > shanghaiToday(receivedAt));
  if (ahead) throw new FileRefused(faultOf(agentBatchFaults.agentDayAhead({ day: ahead })));
  return { ...summary, days: declared.map((date) => known.get(date) ?? nothingOn(kind, date)) };
}
