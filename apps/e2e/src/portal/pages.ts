/** Every page of the portal, with somebody who may see it. `$…` stands for an id that the demo company has. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  buyer1: [
    '/', '/orders/new', '/orders/quick', '/orders/articles', '/orders/templates', '/orders/templates/$template', '/orders/repeat/$order', '/orders', '/orders/$order',
    '/orders/$order/print', '/orders/$order/versions', '/orders/$changeable/change', '/orders/$changeable/versions', '/returns', '/returns/$scrapped', '/notifications', '/shipments', '/shipments/$shipment', '/delivery-notes/$shipment', '/stock', '/stock/movements',
    '/catalogue', '/own-flow', '/own-flow/files/$ownFile', '/flow-uploads', '/credit-accounts', '/credit-accounts/$headOffice', '/credit-accounts/$headOffice?part=statements', '/credit-accounts/$headOffice/statements/$month', '/credit-accounts/$headOffice/statements/$month/print', '/acting-records', '/acting-records/$acting', '/account', '/users', '/nowhere',
  ],
  dealer2: ['/', '/own-flow', '/orders/new', '/orders', '/returns', '/returns/$agreed'],
  clerk1: ['/', '/api-keys', '/orders?side=seller', '/returns?side=seller', '/returns/$agreed', '/stock', '/price-lists', '/price-lists/$ownList', '/credit-accounts?side=seller', '/credit-accounts/$customer?side=seller&part=limits', '/credit-accounts/$customer/statements/$customerMonth?side=seller'],
  desk: [
    '/', '/order-desk', '/shortages', '/shortages/$short', '/orders', '/orders/$waiting', '/orders/$asking', '/credit-accounts?level=tight', '/returns', '/returns/$asked', '/returns/$refused', '/production-plans', '/production-plans/$plan',
    '/production-plans/times', '/price-lists', '/price-lists/$list', '/price-lists/$list/skus/$priced', '/catalogue', '/catalogue/$sku', '/dealers', '/dealers/$dealer',
  ],
  logistics: ['/', '/orders', '/orders/$waiting', '/orders/$asking/print', '/returns?waiting=1', '/returns/$sent', '/shipments'],
  store1: ['/', '/orders', '/orders/$order', '/orders/$order/print', '/orders/$changeable/versions', '/returns/$scrapped', '/stock', '/notifications'],
  operator: ['/', '/flow-desk', '/flow-desk/causes', '/feeds', '/feeds/$feed', '/feeds/new', '/feeds/$feed/setup', '/mails', '/agents', '/agents/$agent', '/agent-templates', '/agent-templates/$agentTemplate', '/web-questions', '/layouts', '/layouts/1001', '/batches/$batch', '/flow-uploads', '/unmatched-names', '/flow-entries', '/flow-entries/$entry', '/terminals', '/terminals/$terminal'],
  marketing: ['/', '/promotions', '/promotions/new', '/promotions/$promotion', '/expense-budgets', '/expense-budgets/$budget'],
  'manager.east': ['/', '/insight', '/insight/stock', '/insight/stock?sku=$stocked', '/credit-accounts', '/credit-accounts/$borrower?part=movements', '/credit-accounts/$borrower?part=limits'],
  admin: ['/', '/approval-rules', '/approval-rules?state=off', '/users', '/users/$user', '/api-keys', '/access-groups', '/access-groups/$group', '/agent-templates/new', '/dealer-visibility/$dealer', '/acting-records', '/audit-entries', '/archive-roots'],
};

const OWN = `(SELECT organisation_id FROM app_user WHERE account = 'buyer1')`;
const returned = (where: string) => `SELECT id FROM order_return r WHERE ${where} ORDER BY id DESC LIMIT 1`;

/** SQL: what the `$…` stand for. */
export const IDS: Readonly<Record<string, string>> = {
  order: `SELECT o.id FROM sales_order o JOIN shipment s ON s.order_id = o.id JOIN order_return r ON r.order_id = o.id WHERE o.buyer_id = ${OWN} ORDER BY o.id LIMIT 1`,
  waiting: `SELECT o.id FROM sales_order o WHERE o.tier = 1 AND o.state = 'in-production' LIMIT 1`,
  headOffice: `SELECT id FROM organisation WHERE kind = 'head_office'`,
  borrower: `SELECT organisation_id AS id FROM app_user WHERE account = 'buyer1'`,
  month: `SELECT to_char(min(at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS id FROM credit_movement WHERE buyer_id = ${OWN}`,
  customerMonth: `SELECT to_char(max(at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS id FROM credit_movement WHERE seller_id = ${OWN} AND buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'dealer2')`,
  customer: `SELECT organisation_id AS id FROM app_user WHERE account = 'dealer2'`,
  asking: `SELECT o.id FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state = 'submitted' AND l.requested_price IS NOT NULL LIMIT 1`,
  changeable: `SELECT o.id FROM sales_order o WHERE o.state IN ('submitted', 'allocated', 'in-production') AND o.buyer_id = (SELECT organisation_id FROM app_user WHERE account = 'buyer1') ORDER BY o.id DESC LIMIT 1`,
  ownFile: `SELECT id FROM raw_file WHERE dealer_id = ${OWN} ORDER BY id LIMIT 1`,
  shipment: `SELECT id FROM shipment WHERE buyer_id = ${OWN} LIMIT 1`,
  template: `SELECT id FROM order_template WHERE buyer_id = ${OWN} LIMIT 1`,
  acting: `SELECT id FROM acting_record WHERE organisation_id = ${OWN} LIMIT 1`,
  scrapped: returned(`r.buyer_id = ${OWN} AND EXISTS (SELECT 1 FROM return_line l WHERE l.return_id = r.id AND l.scrapped_base > 0)`),
  agreed: returned(`r.tier = 2 AND r.state = 'approved'`),
  asked: returned(`r.tier = 1 AND r.state = 'requested'`),
  refused: returned(`r.tier = 1 AND r.state = 'refused'`),
  sent: returned(`r.tier = 1 AND r.state = 'sent'`),
  short: `SELECT sku_id AS id FROM order_line WHERE supply = 'preorder' LIMIT 1`,
  plan: 'SELECT id FROM production_plan WHERE promised > 0 LIMIT 1',
  list: `SELECT l.id FROM price_list l JOIN organisation o ON o.id = l.seller_id AND o.kind = 'head_office' JOIN price_list_item i ON i.price_list_id = l.id AND i.from_quantity > 0 LIMIT 1`,
  priced: `SELECT i.sku_id AS id FROM price_list_item i JOIN price_list l ON l.id = i.price_list_id JOIN organisation o ON o.id = l.seller_id AND o.kind = 'head_office' WHERE i.from_quantity > 0 LIMIT 1`,
  ownList: `SELECT id FROM price_list WHERE seller_id = ${OWN} LIMIT 1`,
  sku: 'SELECT id FROM sku LIMIT 1',
  stocked: `SELECT sku_id AS id FROM flow_daily WHERE kind = 'stock' LIMIT 1`,
  dealer: 'SELECT id FROM dealer LIMIT 1',
  promotion: `SELECT id FROM promotion WHERE kind = 'tiered' LIMIT 1`,
  budget: 'SELECT id FROM expense_budget ORDER BY used DESC LIMIT 1',
  feed: 'SELECT id FROM feed LIMIT 1',
  agent: 'SELECT id FROM agent ORDER BY id LIMIT 1',
  agentTemplate: 'SELECT id FROM agent_template ORDER BY id LIMIT 1',
  batch: 'SELECT id FROM batch ORDER BY id DESC LIMIT 1',
  entry: 'SELECT id FROM flow_entry ORDER BY id DESC LIMIT 1',
  terminal: 'SELECT id FROM terminal LIMIT 1',
  user: `SELECT id FROM app_user WHERE account = 'buyer1'`,
  group: `SELECT g.id FROM access_group g JOIN access_group_item i ON i.group_id = g.id LIMIT 1`,
};
