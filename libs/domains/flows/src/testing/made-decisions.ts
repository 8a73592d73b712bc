import { ApplyDecisionHandler } from '../cause/apply-decision.handler';
import type { FlowsWorld } from './flows-world';

/** What the worker would do with the decisions about causes that were made. */
export async function applyDecisions({ db, app, ctx }: FlowsWorld): Promise<void> {
  const { rows } = await db.owner.query<{ payload: { decisionId: number } }>(`DELETE FROM outbox WHERE name = 'flows.apply-decision' RETURNING payload`);
  for (const { payload } of rows) await app.get(ApplyDecisionHandler).handle(ctx, payload);
}
