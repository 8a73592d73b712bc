import { Injectable } from '@nestjs/common';
import { FIELD_WORDS, type TemplateKind } from '@tributary/agent-wire';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { LayoutMapping } from '../map/layout-mapping';
import type { AgentFeedRow } from './agent';

/** The columns are ours: nothing about them is to be guessed or doubted. */
const mappingOf = (kind: TemplateKind): LayoutMapping => ({ kind, columns: { date: FIELD_WORDS.date, quantity: FIELD_WORDS.quantity } });
const NAMES: Readonly<Record<TemplateKind, string>> = { sale: '直连：销售', purchase: '直连：采购', stock: '直连：库存' };
/** It comes by itself; this only says how often something is expected. */
const SCHEDULE = '0 * * * *';

/** A feed as an agent is told of it, with the newest published version of its template. */
export interface AgentOrder {
  readonly feedId: number;
  readonly kind: TemplateKind;
  readonly templateId: number;
  readonly text: string;
  readonly signature: string;
  readonly keyId: string;
}

/** What an agent reads becomes feeds like any other: with a chain, a layout and batches, but nothing to go to. */
@Injectable()
export class AgentFeedRepository {
  of(tx: TxCtx, agentId: number): Promise<AgentFeedRow[]> {
    return sql(
      tx,
      `SELECT x.kind, x.feed_id AS "feedId", f.code AS "feedCode", x.template_code AS "templateCode", t.name AS "templateName", t.version AS "templateVersion"
       FROM agent_feed x JOIN feed f ON f.id = x.feed_id
         LEFT JOIN LATERAL (SELECT name, version FROM agent_template WHERE code = x.template_code AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1) t ON true
       WHERE x.agent_id = $1 ORDER BY x.kind`,
      [agentId],
    );
  }

  orders(tx: TxCtx, agentId: number): Promise<AgentOrder[]> {
    return sql(
      tx,
      `SELECT x.feed_id AS "feedId", x.kind, t.id AS "templateId", t.signed_text AS text, t.signature, t.key_id AS "keyId"
       FROM agent_feed x JOIN LATERAL (SELECT * FROM agent_template WHERE code = x.template_code AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1) t ON t.kind = x.kind
       WHERE x.agent_id = $1 ORDER BY x.kind`,
      [agentId],
    );
  }

  /** Sets what the agent reads: a feed for each kind, which is the dealer's from then on, whichever agent brings it. */
  async assign(tx: TxCtx, agent: { readonly id: number; readonly dealerId: number; readonly ownerId: number | null }, templates: ReadonlyMap<TemplateKind, string>): Promise<void> {
    await sql(tx, 'DELETE FROM agent_feed WHERE agent_id = $1 AND kind <> ALL ($2::text[])', [agent.id, [...templates.keys()]]);
    for (const [kind, code] of templates) {
      const feedId = await this.feedOf(tx, agent, kind);
      await sql(
        tx,
        `INSERT INTO agent_feed (agent_id, kind, dealer_id, feed_id, template_code) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agent_id, kind) DO UPDATE SET template_code = EXCLUDED.template_code`,
        [agent.id, kind, agent.dealerId, feedId, code],
      );
      await sql(tx, `UPDATE feed SET owner_id = $2, status = 'active', status_reason = '' WHERE id = $1`, [feedId, agent.ownerId]);
    }
  }

  /** The agent is in order, or says what is not: so are its feeds; from `lateAfter` on its silence is news. */
  async told(tx: TxCtx, agentId: number, { at, fault, lateAfter }: { at: Date; fault: Fault | null; lateAfter: Date }): Promise<void> {
    await sql(
      tx,
      `UPDATE feed f SET last_checked_at = $2, late_after = $4,
         last_ok_at = CASE WHEN $3::jsonb IS NULL THEN $2 ELSE f.last_ok_at END,
         failing_since = CASE WHEN $3::jsonb IS NOT NULL THEN coalesce(f.failing_since, $2) END,
         last_state = CASE WHEN $3::jsonb IS NOT NULL THEN 'failed' WHEN coalesce(f.last_state, 'failed') = 'failed' THEN 'ok' ELSE f.last_state END,
         last_reason = CASE WHEN $3::jsonb IS NOT NULL THEN $3 WHEN f.last_state = 'failed' THEN NULL ELSE f.last_reason END
       FROM agent_feed x WHERE x.feed_id = f.id AND x.agent_id = $1`,
      [agentId, at, fault && JSON.stringify(fault), lateAfter],
    );
  }

  /** Nothing is expected of them any more. */
  async rest(tx: TxCtx, agentId: number, reason: string): Promise<void> {
    await sql(tx, `UPDATE feed f SET status = 'paused', status_reason = $2, late_after = NULL, failing_since = NULL FROM agent_feed x WHERE x.feed_id = f.id AND x.agent_id = $1`, [agentId, reason]);
  }

  private async feedOf(tx: TxCtx, { dealerId }: { readonly dealerId: number }, kind: TemplateKind): Promise<number> {
    const known = await sqlOne<{ id: number }>(
      tx,
      `SELECT f.id FROM feed f JOIN layout l ON l.id = f.layout_id WHERE f.dealer_id = $1 AND f.source = 'agent' AND l.mapping ->> 'kind' = $2`,
      [dealerId, kind],
    );
    if (known) return known.id;
    const made = await sqlOne<{ id: number }>(
      tx,
      `WITH made AS (INSERT INTO layout (dealer_id, name, mapping) VALUES ($1, $2, $5) RETURNING id)
       INSERT INTO feed (dealer_id, code, name, source, settings, layout_id, schedule)
         SELECT $1, upper('AGENT-' || o.code || '-' || $3), $2, 'agent', '{}', made.id, $4 FROM made, organisation o WHERE o.id = $1 RETURNING id`,
      [dealerId, NAMES[kind], kind, SCHEDULE, JSON.stringify(mappingOf(kind))],
    );
    if (!made) throw new Error('The feed of the agent was not stored.');
    return made.id;
  }
}
