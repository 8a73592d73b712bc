import { Random } from '../random';
import type { Company } from './company';
import { type Dealer, HEAD_OFFICE_ID } from './dealers';
import { personName } from './names';

export interface Person {
  readonly id: number;
  readonly account: string;
  readonly name: string;
  readonly organisationId: number;
  readonly roles: readonly string[];
}

/** Of every demo account; the portal's demonstration says so openly. */
export const DEMO_PASSWORD = 'Tributary-2026';

const HEAD_OFFICE: readonly (readonly [account: string, role: string])[] = [
  ['admin', 'administrator'],
  ['desk', 'order-desk'],
  ['logistics', 'logistics-desk'],
  ['operator', 'channel-data-operator'],
  ['manager.east', 'branch-manager'],
  ['manager.south', 'branch-manager'],
  ['auditor', 'auditor'],
  ['rep1', 'sales-rep'],
  ['marketing', 'marketing'],
];

/** Head office's people; a buyer of every first-tier dealer and a clerk, who is its administrator, a buyer of every second-tier one. */
export function* peopleOf({ industry, dealers, seed }: Company): Generator<Person> {
  let id = 0;
  for (const [account, role] of HEAD_OFFICE) yield { id: (id += 1), account, name: industry.people[account] ?? account, organisationId: HEAD_OFFICE_ID, roles: [role] };
  for (const dealer of dealers) {
    for (const [account, role] of accountsOf(dealer)) {
      const name = personName(new Random(seed, 'person', account));
      yield { id: (id += 1), account, name, organisationId: dealer.id, roles: role === 'dealer-clerk' ? [role, 'dealer-administrator'] : [role] };
    }
  }
}

/** buyer1, clerk1 and store1 are of the first first-tier dealer, dealer2 of the first second-tier one; the others follow their code. */
function accountsOf({ tier, index, code }: Dealer): [string, string][] {
  const own = code.toLowerCase();
  if (tier === 2) return [[index === 0 ? 'dealer2' : own, 'second-tier-buyer']];
  const [buyer, clerk] = index === 0 ? ['buyer1', 'clerk1'] : [own, `${own}.clerk`];
  return [[buyer, 'dealer-buyer'], [clerk, 'dealer-clerk'], ...(index === 0 ? [['store1', 'dealer-storekeeper'] satisfies [string, string]] : [])];
}
