import { decimal, Money } from '@tributary/kernel';
import { CreditAccounts } from '@tributary/orders';
import { sqlOne, type TxCtx } from '@tributary/platform';
import type { SeedStep } from '../seed-step';
import type { When } from './story';
import { dateByStory } from './story-dates';
import { StoryPeople } from './story-people';
import { tellStory } from './tell-story';

/** A limit that somebody changed: by so much, to so much, or so that a part of it is taken. */
type NewLimit = { readonly by: string } | { readonly to: string } | { readonly takenTo: string };

interface LimitStory {
  /** An account of the buyer's. */
  readonly buyer: string;
  /** Who lends: a branch manager of head office, or the first dealer's clerk. */
  readonly lender: 'manager' | 'clerk1';
  readonly at: When;
  readonly limit: NewLimit;
  readonly reason: string;
}

/** Limits raised and lowered: one with a history, one nearly taken, one that gives nothing on credit any more. */
const LIMITS: readonly LimitStory[] = [
  { buyer: 'buyer1', lender: 'manager', at: [24, '10:05'], limit: { by: '500000' }, reason: '年度授信复核，上调' },
  { buyer: 'dealer2', lender: 'clerk1', at: [12, '09:10'], limit: { by: '50000' }, reason: '按时回款，上调' },
  { buyer: 'd1012', lender: 'manager', at: [8, '15:30'], limit: { to: '0' }, reason: '合同到期未续，暂停赊销' },
  { buyer: 'buyer1', lender: 'manager', at: [5, '16:20'], limit: { by: '300000' }, reason: '旺季备货，临时上调' },
  { buyer: 'd1003', lender: 'manager', at: [0, '17:10'], limit: { takenTo: '0.88' }, reason: '回款逾期，下调' },
];
const MANAGERS = ['manager.east', 'manager.south'] as const;
const THOUSAND = 1000;

/** Credit limits with their history, changed by the product itself. */
export const creditStep: SeedStep = {
  name: 'credit limits',
  async run({ client, company }) {
    const { rowCount } = await client.query('SELECT 1 FROM credit_limit_change LIMIT 1');
    if (rowCount !== 0) return 0;
    await tellStory(company, async ({ tx, clock, part }) => {
      const parts: Parts = { people: part(StoryPeople), accounts: part(CreditAccounts) };
      for (const story of LIMITS) {
        clock.moveTo(story.at);
        await change(tx, story, parts);
        await dateByStory(tx, clock.now());
      }
    });
    return LIMITS.length;
  },
};

interface Parts {
  readonly people: StoryPeople;
  readonly accounts: CreditAccounts;
}

async function change(tx: TxCtx, { buyer, lender, limit, reason }: LimitStory, { people, accounts }: Parts): Promise<void> {
  const dealer = await sqlOne<{ id: number; branchId: number }>(tx, DEALER, [buyer]);
  if (!dealer) throw new Error(`There is no dealer behind ${buyer}.`);
  const person = lender === 'clerk1' ? await people.signIn(tx, lender) : await managerOf(tx, dealer.branchId, people);
  const account = await accounts.one(person, 'seller', dealer.id);
  await accounts.changeLimit(person, dealer.id, newLimit(limit, account.limit ?? '0', account.used), reason);
}

async function managerOf(tx: TxCtx, branchId: number, people: StoryPeople): Promise<TxCtx> {
  for (const account of MANAGERS) {
    const manager = await people.signIn(tx, account);
    if (manager.scope.dealers.branch.includes(branchId)) return manager;
  }
  throw new Error(`Branch ${branchId} has no manager.`);
}

/** Of a part that is taken, in whole thousands. */
function newLimit(limit: NewLimit, old: string, used: string): string {
  if ('to' in limit) return limit.to;
  if ('by' in limit) return Money.of(old).plus(Money.of(limit.by)).toString();
  return decimal(used).dividedBy(limit.takenTo).dividedBy(THOUSAND).ceil().times(THOUSAND).toFixed();
}

const DEALER = 'SELECT d.id, d.branch_id AS "branchId" FROM dealer d JOIN app_user u ON u.organisation_id = d.id WHERE u.account = $1';
