import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { SupplyRepository } from '../supply/supply.repository';
import type { DealerDetailDto } from './dealer.dto';
import { DealerRepository } from './dealer.repository';

/** One dealer with its supply relations and credit, in three statements. */
@Injectable()
export class DealerDetails {
  constructor(
    private readonly dealers: DealerRepository,
    private readonly supply: SupplyRepository,
  ) {}

  /** @throws platform.not-found when absent or outside the scope */
  async of(tx: TxCtx, id: number): Promise<DealerDetailDto> {
    const dealer = await this.dealers.find(tx, id);
    if (!dealer) throw platformErrors.notFound();
    const relations = await this.supply.relations(tx, id);
    const credits = await this.supply.credits(tx, id);
    const side = (supplies: boolean) => relations.filter((row) => row.supplies === supplies).map(({ supplies: _, ...relation }) => relation);
    return { ...dealer, suppliers: side(true), customers: side(false), credits };
  }
}
