import { Injectable } from '@nestjs/common';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { actorName, AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { FlowTaskRepository, type FlowTaskRow } from './flow-task.repository';

export interface TaskName {
  readonly kind: string;
  readonly subject: string;
}

/** Who works on what waits, and what is put off until when; each step in the audit trail. */
@Injectable()
export class FlowTaskKeeper {
  constructor(
    private readonly tasks: FlowTaskRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `from`: with whom the person saw it. @throws platform.not-found, flows.task-taken when it is with somebody else by now */
  async claim(tx: TxCtx, name: TaskName, from: number | null): Promise<FlowTaskRow> {
    const { userId: id, name: person } = userOf(tx);
    return this.give(tx, name, from, { id, name: person });
  }

  /** It is nobody's again, or its feed's owner's. @throws platform.not-found, flows.task-taken when it is not the person's own */
  async release(tx: TxCtx, name: TaskName): Promise<FlowTaskRow> {
    return this.give(tx, name, userOf(tx).userId, null);
  }

  /** @throws platform.not-found, flows.snooze-date for a day that is not to come */
  async snooze(tx: TxCtx, name: TaskName, until: LocalDate, reason: string): Promise<FlowTaskRow> {
    if (until <= shanghaiToday(this.clock.now())) throw flowsErrors.snoozeDate();
    return this.put(tx, name, until, reason);
  }

  /** @throws platform.not-found */
  async wake(tx: TxCtx, name: TaskName): Promise<FlowTaskRow> {
    return this.put(tx, name, null, null);
  }

  private async give(tx: TxCtx, name: TaskName, from: number | null, to: { readonly id: number; readonly name: string } | null): Promise<FlowTaskRow> {
    const task = await this.find(tx, name);
    if (!(await this.tasks.claim(tx, task, task.claimedAt ? from : null, to))) throw flowsErrors.taskTaken({ name: (await this.find(tx, name)).ownerName ?? '' });
    await this.record(tx, to ? 'flows.claim-task' : 'flows.release-task', name, {});
    return this.find(tx, name);
  }

  private async put(tx: TxCtx, name: TaskName, until: LocalDate | null, reason: string | null): Promise<FlowTaskRow> {
    await this.tasks.snooze(tx, await this.find(tx, name), until, reason, actorName(tx));
    await this.record(tx, until ? 'flows.snooze-task' : 'flows.wake-task', name, { until, reason });
    return this.find(tx, name);
  }

  private async record(tx: TxCtx, action: string, { kind, subject }: TaskName, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record(tx, { action, subject: 'flow_task', subjectId: `${kind}:${subject}`, detail });
  }

  private async find(tx: TxCtx, { kind, subject }: TaskName): Promise<FlowTaskRow> {
    const task = await this.tasks.find(tx, kind, subject);
    if (!task) throw platformErrors.notFound();
    return task;
  }
}
