import { Random } from '../random';
import { countiesOf, type County } from '../reference/divisions';
import type { Company } from './company';
import type { Dealer } from './dealers';
import { streetAddress } from './names';
import { terminalName, type TerminalName } from './terminal-names';

export interface TerminalPlan extends TerminalName {
  readonly id: number;
  readonly code: string;
  readonly county: County;
  readonly address: string;
}

/** Terminals around one first-tier dealer; every dealer has the same number of them, one after the other. */
export function terminalsNear({ industry, scale, firstTier, seed }: Company, dealer: Dealer): TerminalPlan[] {
  const [from, to] = [dealer.index, dealer.index + 1].map((index) => Math.floor((index * scale.terminals) / firstTier.length));
  const counties = countiesAround(dealer);
  return Array.from({ length: (to ?? 0) - (from ?? 0) }, (_, offset) => {
    const id = (from ?? 0) + offset + 1;
    const random = new Random(seed, 'terminal', id);
    const county = random.pick(counties);
    return { id, code: `T${String(id).padStart(8, '0')}`, county, address: streetAddress(county, industry.dealers.roads, random), ...terminalName(industry.terminals, county, random) };
  });
}

const around = new Map<string, County[]>();

function countiesAround({ county: { cityCode } }: Dealer): County[] {
  let counties = around.get(cityCode);
  if (!counties) {
    counties = countiesOf([cityCode.slice(0, 2)]).filter((county) => county.cityCode === cityCode);
    around.set(cityCode, counties);
  }
  return counties;
}
