import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { flowPlanOf } from './flow-plan';

const SETTINGS = JSON.stringify({ host: 'ftp.example.invalid', user: 'nobody', folder: '/sales' });

/** A paused feed per sending dealer: nobody should knock at five thousand doors that do not exist. */
export const flowFeedsStep: SeedStep = {
  name: 'feeds',
  async run({ client, company }) {
    const { senders } = flowPlanOf(company);
    const layouts = senders.map(({ dealer, feedId }): CopyRow => [feedId, dealer.id, '月度销售明细', JSON.stringify({ kind: 'sale' })]);
    await copyRows(client, 'layout', ['id', 'dealer_id', 'name', 'mapping'], layouts);
    const feeds = senders.map(({ dealer, feedId }): CopyRow => [
      feedId, dealer.id, `F-${dealer.code}`, `${dealer.name}销售流向`, 'ftp', SETTINGS, feedId, '0 2 1 * *', 'paused', 'ok',
    ]);
    const columns = ['id', 'dealer_id', 'code', 'name', 'source', 'settings', 'layout_id', 'schedule', 'status', 'last_state'];
    const rows = await copyRows(client, 'feed', columns, feeds);
    await advanceSequences(client, 'layout', 'feed');
    return rows * 2;
  },
};
