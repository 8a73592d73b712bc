import type { Client } from 'pg';

/** Never given to a row. */
export const ABSENT = 987_654_321;

/** Rows that exist and belong to somebody else than `organisation`, by what they are. */
export interface Victims {
  readonly ids: Readonly<Record<string, number>>;
  /** Texts that `organisation` must never read in any answer. */
  readonly markers: readonly string[];
}

/** A row of each kind that is foreign to the organisation in $1; `$1` is neither party, owner nor trading partner. */
const STRANGER = `
  SELECT d.id FROM dealer d WHERE d.id <> $1
    AND NOT EXISTS (SELECT 1 FROM supply_relation r WHERE (r.supplier_id, r.buyer_id) IN ((d.id, $1::bigint), ($1::bigint, d.id)))`;

const FOREIGN: Readonly<Record<string, string>> = {
  dealer: `${STRANGER} ORDER BY d.tier, d.id LIMIT 1`,
  seller: `${STRANGER} AND d.tier = 1 ORDER BY d.id LIMIT 1`,
  order: `SELECT id FROM sales_order WHERE state <> 'draft' AND buyer_id <> $1 AND seller_id <> $1 ORDER BY id LIMIT 1`,
  orderLine: `SELECT l.id FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state <> 'draft' AND o.buyer_id <> $1 AND o.seller_id <> $1 ORDER BY l.id LIMIT 1`,
  return: `SELECT id FROM order_return WHERE buyer_id <> $1 AND seller_id <> $1 ORDER BY id LIMIT 1`,
  shipment: `SELECT id FROM shipment WHERE buyer_id <> $1 AND seller_id <> $1 ORDER BY id LIMIT 1`,
  shipmentLine: `SELECT id FROM shipment_line WHERE buyer_id <> $1 AND seller_id <> $1 ORDER BY id LIMIT 1`,
  location: `SELECT id FROM stock_location WHERE owner_id IN (${STRANGER} AND d.tier = 2) ORDER BY id LIMIT 1`,
  user: `SELECT id FROM app_user WHERE organisation_id <> $1 ORDER BY id LIMIT 1`,
  actingRecord: `SELECT id FROM acting_record WHERE organisation_id <> $1 ORDER BY id LIMIT 1`,
  session: `SELECT s.id FROM session s JOIN app_user u ON u.id = s.user_id WHERE u.organisation_id <> $1 ORDER BY s.id LIMIT 1`,
  feed: `SELECT id FROM feed WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  batch: `SELECT id FROM batch WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  rawFile: `SELECT id FROM raw_file WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  mail: `SELECT id FROM mail_message WHERE dealer_id IS DISTINCT FROM $1 ORDER BY id LIMIT 1`,
  mailbox: 'SELECT id FROM mailbox WHERE $1::bigint IS NOT NULL ORDER BY id LIMIT 1',
  webQuestion: `SELECT id FROM web_question WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  recipeTry: `SELECT id FROM web_try WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  agent: `SELECT id FROM agent WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  apiKey: `SELECT id FROM api_key WHERE organisation_id <> $1 ORDER BY id LIMIT 1`,
  name: `SELECT id FROM flow_name WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  article: `SELECT id FROM dealer_article WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
  template: `SELECT id FROM order_template WHERE buyer_id <> $1 ORDER BY id LIMIT 1`,
  plan: `SELECT id FROM production_plan WHERE owner_id <> $1 ORDER BY id LIMIT 1`,
  priceList: `SELECT id FROM price_list WHERE kind = 'contract' OR seller_id IN (${STRANGER}) ORDER BY id LIMIT 1`,
  notification: `SELECT n.id FROM notification n JOIN app_user u ON u.id = n.user_id WHERE u.organisation_id <> $1 ORDER BY n.id LIMIT 1`,
  promotion: `SELECT id FROM promotion WHERE seller_id <> $1 ORDER BY id LIMIT 1`,
  budget: `SELECT id FROM expense_budget WHERE seller_id <> $1 ORDER BY id LIMIT 1`,
  causeDecision: 'SELECT id FROM flow_cause_decision WHERE NOT $1::bigint = ANY (dealers) ORDER BY id LIMIT 1',
  work: 'SELECT id FROM flow_work WHERE dealer_id IS DISTINCT FROM $1 ORDER BY id LIMIT 1',
  entry: `SELECT id FROM flow_entry WHERE dealer_id <> $1 ORDER BY id LIMIT 1`,
};

/** Gathers the victims of one organisation; throws when the demo company lacks one, because a probe without a target proves nothing. */
export async function victimsOf(owner: Client, organisation: number): Promise<Victims> {
  const ids: Record<string, number> = {};
  for (const [kind, query] of Object.entries(FOREIGN)) {
    const { rows } = await owner.query<{ id: string }>(query, [organisation]);
    if (!rows[0]) throw new Error(`The world has no ${kind} that is foreign to organisation ${organisation}.`);
    ids[kind] = Number(rows[0].id);
  }
  const { rows } = await owner.query<{ marker: string }>(
    `SELECT unnest(ARRAY[o.code, o.name]) AS marker FROM organisation o JOIN (${STRANGER}) s ON s.id = o.id
     UNION SELECT number FROM sales_order WHERE number IS NOT NULL AND buyer_id <> $1 AND seller_id <> $1
     UNION SELECT delivery_note_number FROM shipment WHERE buyer_id <> $1 AND seller_id <> $1
     UNION SELECT f.code FROM feed f WHERE dealer_id <> $1`,
    [organisation],
  );
  return { ids, markers: rows.map((row) => row.marker).filter((marker) => marker.length >= 5) };
}

/** Which kind of row a path names, by its first segment. `reference`: the same for everybody. */
const PATH_KIND: Readonly<Record<string, string>> = {
  users: 'user', 'acting-records': 'actingRecord', sessions: 'session', dealers: 'dealer', orders: 'order', shipments: 'shipment', feeds: 'feed', batches: 'batch',
  'unmatched-names': 'name', 'flow-entries': 'entry', 'raw-files': 'rawFile', 'layout-requests': 'rawFile', 'flow-uploads': 'rawFile', 'own-flow': 'rawFile', 'flow-deliveries': 'rawFile', 'api-keys': 'apiKey', 'access-groups': 'reference', skus: 'reference', offers: 'reference', terminals: 'reference',
  promotions: 'promotion', 'expense-budgets': 'budget', 'order-templates': 'template', 'dealer-articles': 'article', favourites: 'reference', shortages: 'reference',
  'approval-rules': 'reference', 'credit-accounts': 'dealer', 'production-plans': 'plan', 'production-leads': 'reference', 'price-lists': 'priceList',
  notifications: 'notification', returns: 'return', mails: 'mail', mailboxes: 'mailbox', agents: 'agent', 'agent-templates': 'reference', 'archive-roots': 'reference', 'flow-causes': 'reference', 'flow-cause-decisions': 'causeDecision', 'flow-works': 'work', 'web-questions': 'webQuestion', 'recipe-tries': 'recipeTry',
};

/** The kind of row in `/api/<segment>/{id}`; a segment that nobody classified fails the test. */
export function kindOfPath(url: string): string {
  const segment = url.split('/')[2] ?? '';
  const kind = PATH_KIND[segment];
  if (!kind) throw new Error(`Say in victims.ts what /api/${segment}/{…} names.`);
  return kind;
}

const PROPERTY_KIND: Readonly<Record<string, string>> = {
  sellerId: 'seller', buyerId: 'dealer', dealerId: 'dealer', budgetId: 'budget', organisationId: 'dealer', orderId: 'order', orderLineId: 'orderLine', lineId: 'orderLine',
  shipmentLineId: 'shipmentLine', locationId: 'location', feedId: 'feed', mailboxId: 'mailbox', batchId: 'batch', userId: 'user',
};

/** The kind of row that a property or query parameter names, if it is somebody's. */
export function kindOfProperty(name: string): string | undefined {
  return PROPERTY_KIND[name];
}
