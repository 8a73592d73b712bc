import type { Company } from '../company/company';
import type { Dealer } from '../company/dealers';
import { terminalsNear } from '../company/terminals';
import { Random } from '../random';
import { channelOf } from './channel';

/** A dealer whose sales are read from its query page. */
export interface WebDealer {
  readonly dealer: Dealer;
  readonly user: string;
  readonly password: string;
  /** Signing in there needs a person. */
  readonly captcha: boolean;
  readonly customers: readonly string[];
}

const CUSTOMERS = 30;

/** The two behind those that send files: one with a captcha. */
export function webDealersOf(company: Company): WebDealer[] {
  const first = channelOf(company).length;
  return company.firstTier.slice(first, first + 2).map((dealer, index) => ({
    dealer,
    user: dealer.code.toLowerCase(),
    password: `sandbox-${new Random(company.seed, 'web', dealer.index).between(100_000, 999_999)}`,
    captcha: index === 1,
    customers: terminalsNear(company, dealer).slice(0, CUSTOMERS).map(({ name }) => name),
  }));
}
