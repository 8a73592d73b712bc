import { HEAD_OFFICE_ID } from '../company/dealers';
import { copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

/** Kind, threshold, whether it is on, and how head office calls it. */
const RULES = [
  ['amount', '300000.00', true, '大额订单'],
  ['over-credit', '50000.00', true, '临时超信用额度'],
  ['new-customer', '3', true, '新客户前三单'],
  ['below-price', '20', true, '远低于目录价'],
  ['amount', '100000.00', false, '年末盘点期间'],
] as const;

/** When head office wants to see an order before it counts. */
export const rulesStep: SeedStep = {
  name: 'approval rules',
  async run({ client }) {
    const rows = RULES.map(([kind, threshold, active, name], index) => [index + 1, HEAD_OFFICE_ID, kind, threshold, active, name]);
    await copyRows(client, 'approval_rule', ['id', 'seller_id', 'kind', 'threshold', 'active', 'name'], rows);
    await advanceSequences(client, 'approval_rule');
    return rows.length;
  },
};
