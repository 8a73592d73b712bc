import { keyId, signText, type Template } from '@tributary/agent-wire';
import { serverKeyPairs } from '@tributary/flows';
import type { SeedStep } from '../seed-step';
import { channelOf } from './channel';

const COLUMNS: Template['columns'] = {
  date: 'dDate', document: 'cCode', customer: 'cCusName', productCode: 'cInvCode', productName: 'cInvName', specification: 'cInvStd', unit: 'cUnit', quantity: 'iQuantity', amount: 'iSum',
};

/** Examples of how products are read: two that are published, and a draft. */
const TEMPLATES: readonly Template[] = [
  {
    format: 1, code: 'u8-sale', version: 1, name: '用友 U8 销售出库', kind: 'sale', databases: ['sqlserver'], mode: 'days', rereadDays: 7, changes: null, columns: COLUMNS,
    select: `SELECT r.dDate, r.cCode, c.cCusName, l.cInvCode, i.cInvName, i.cInvStd, u.cComUnitName AS cUnit,
  CONVERT(varchar(40), l.iQuantity) AS iQuantity, CONVERT(varchar(40), l.iSum) AS iSum
FROM rdrecord32 r WITH (NOLOCK)
JOIN rdrecords32 l WITH (NOLOCK) ON l.ID = r.ID
JOIN Customer c ON c.cCusCode = r.cCusCode
JOIN Inventory i ON i.cInvCode = l.cInvCode
JOIN ComputationUnit u ON u.cComunitCode = i.cComUnitCode
WHERE r.dDate >= :from AND r.dDate < :to`,
  },
  {
    format: 1, code: 'jxc-sale', version: 1, name: '进销存示例 销售', kind: 'sale', databases: ['mysql', 'postgres', 'sqlite'], mode: 'days', rereadDays: 7,
    columns: { date: 'bill_date', document: 'bill_no', customer: 'customer', productCode: 'item_code', productName: 'item_name', unit: 'unit', quantity: 'qty', amount: 'amount' },
    select: 'SELECT bill_date, bill_no, customer, item_code, item_name, unit, qty, amount FROM sale_line WHERE bill_date >= :from AND bill_date < :to',
    changes: 'SELECT bill_date AS day, changed_at AS mark FROM sale_line WHERE changed_at > :watermark',
  },
  {
    format: 1, code: 'jxc-stock', version: 1, name: '进销存示例 库存', kind: 'stock', databases: ['mysql', 'postgres', 'sqlite'], mode: 'today', rereadDays: 0, changes: null,
    columns: { date: 'day', productCode: 'item_code', productName: 'item_name', unit: 'unit', quantity: 'qty' },
    select: 'SELECT :from AS day, item_code, item_name, unit, qty FROM stock WHERE :to IS NOT NULL',
  },
];
const PUBLISHED = 2;

/** Templates, and two agents: one whose dealer's database locked its account, one that nobody has installed yet. */
export const agentsStep: SeedStep = {
  name: 'agents',
  async run({ client, company }) {
    const secret = process.env['TRIBUTARY_SECRET'];
    if (!secret) throw new Error('TRIBUTARY_SECRET is not set: the key that signs templates follows from it.');
    const [pair] = serverKeyPairs({ secret, ...(process.env['AGENT_KEYS'] ? { agentKeys: process.env['AGENT_KEYS'] } : {}) });
    const at = `${company.until}T09:00:00+08:00`;
    for (const [index, template] of TEMPLATES.entries()) {
      const text = index < PUBLISHED ? JSON.stringify(template) : null;
      const { code, version, name, kind, databases, mode, select, changes, columns, rereadDays } = template;
      await client.query(
        `INSERT INTO agent_template (code, version, name, kind, databases, mode, select_sql, changes_sql, columns, reread_days, changed_at, changed_by, signed_text, signature, key_id, published_at, published_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '系统管理员', $12, $13, $14, $15, $16)`,
        [code, version, name, kind, databases, mode, select, changes, JSON.stringify(columns), rereadDays, at, text, ...(text ? [signText(pair.privateKey, 'template', text), keyId(pair.publicKey), at, '系统管理员'] : [null, null, null, null])],
      );
    }
    const [first, second] = channelOf(company).slice(-2).map(({ dealer }) => dealer.id);
    await client.query(
      `INSERT INTO agent (dealer_id, name, since, owner_id, status, created_at, generation, public_key, machine, host, enrolled_at, seen_at, skew_seconds, version, database, trouble)
       SELECT $1::bigint, '财务室电脑', $2::date - 60, u.id, 'active', $3::timestamptz, 1, $4::text, repeat('0', 64), 'CAIWU-PC', $3::timestamptz, $3::timestamptz + interval '8 hours', 2, '1.0.0',
              '{"kind": "mysql", "reachable": false, "writable": false}'::jsonb, '{"code": "flows.agent-account-refused", "params": {}}'::jsonb FROM app_user u WHERE u.account = 'operator'`,
      [first, company.until, at, pair.publicKey],
    );
    await client.query(
      `INSERT INTO agent (dealer_id, name, since, owner_id, status, created_at)
       SELECT $1::bigint, '仓库服务器', $2::date - 30, u.id, 'waiting', $3::timestamptz FROM app_user u WHERE u.account = 'operator'`,
      [second, company.until, at],
    );
    await client.query(
      `INSERT INTO agent_event (agent_id, dealer_id, at, actor_name, action, detail)
       SELECT a.id, a.dealer_id, $1::timestamptz + e.hours * interval '1 hour', e.who, e.action, e.detail::jsonb
       FROM agent a JOIN (VALUES (0, '数据专员', 'create', '{}', NULL), (1, 'agent', 'enrol', '{"host": "CAIWU-PC"}', 'active'), (8, 'agent', 'trouble', '{"code": "flows.agent-account-refused", "params": {}}', 'active'))
         AS e (hours, who, action, detail, status) ON e.status IS NULL OR e.status = a.status`,
      [at],
    );
    return TEMPLATES.length + 2;
  },
};
