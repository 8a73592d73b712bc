import type { INestApplicationContext } from '@nestjs/common';
import { type EventHandler, systemCtx } from '@tributary/platform';
import type { Client } from 'pg';

interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
  readonly correlation_id: string;
}

type Subscribers = Readonly<Record<string, new (...args: never[]) => EventHandler<never>>>;

/** Carries events from the outbox to their subscribers, as the worker does, but at once and one after the other. */
export class EventPost {
  constructor(
    private readonly owner: Client,
    private readonly app: INestApplicationContext,
    private readonly subscribers: Subscribers,
  ) {}

  /** Everything that waits, or what has one of these names only; gives the names in order. What has no subscriber is done with. */
  async deliver(...only: readonly string[]): Promise<string[]> {
    const { rows } = await this.owner.query<EventRow>(
      `UPDATE outbox SET dispatched_at = now() WHERE kind = 'event' AND dispatched_at IS NULL RETURNING id, name, payload, correlation_id`,
    );
    const wanted = rows.filter(({ name }) => only.length === 0 || only.includes(name)).sort((a, b) => Number(a.id) - Number(b.id));
    for (const row of wanted) await this.handle(row);
    return wanted.map(({ name }) => name);
  }

  /** Hands the latest event over again, `times` at once. */
  async repeat(times: number): Promise<void> {
    const { rows } = await this.owner.query<EventRow>(`SELECT id, name, payload, correlation_id FROM outbox WHERE kind = 'event' ORDER BY id DESC LIMIT 1`);
    await Promise.all(rows.flatMap((row) => Array.from({ length: times }, () => this.handle(row))));
  }

  private async handle({ id, name, payload, correlation_id: correlationId }: EventRow): Promise<void> {
    const type = this.subscribers[name];
    if (type) await this.app.get<EventHandler<object>>(type).handle(systemCtx(name, correlationId), payload, { id: Number(id), name });
  }
}
