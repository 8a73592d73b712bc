import { DEMO_PASSWORD } from './seeds/company/people';
import { withOwnerClient } from './seeds/owner-client';

/** The accounts to show somebody first, one per role, in Chinese and English. */
const WHO: readonly (readonly [account: string, who: string])[] = [
  ['buyer1', '一级经销商采购员 · first-tier buyer'],
  ['clerk1', '同一经销商的业务员 · first-tier clerk, same dealer'],
  ['store1', '同一经销商的仓管员，不见价格 · storekeeper of the same dealer, without prices'],
  ['dealer2', '二级经销商，由该经销商供货 · second-tier buyer, supplied by that dealer'],
  ['desk', '总部订单专员 · head-office order desk'],
  ['logistics', '总部物流专员 · logistics desk'],
  ['operator', '流向数据专员 · channel-data operator'],
  ['manager.east', '华东区域经理 · manager of East China'],
  ['auditor', '市场监察 · auditor'],
  ['admin', '系统管理员 · administrator'],
];

/** Prints the demo accounts that exist, as JSON and nothing else. */
export async function accounts(): Promise<void> {
  await withOwnerClient(async (client) => {
    const { rows } = await client.query<{ account: string }>('SELECT account FROM app_user WHERE account = ANY ($1::text[])', [WHO.map(([account]) => account)]);
    const there = new Set(rows.map(({ account }) => account));
    const list = WHO.filter(([account]) => there.has(account)).map(([account, who]) => ({ account, password: DEMO_PASSWORD, who }));
    console.log(JSON.stringify(list, null, 2));
  });
}
