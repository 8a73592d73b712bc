import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, Context, type Ctx, SignedIn, UnitOfWork, userOf } from '@tributary/platform';
import { SupplierDto } from './supplier.dto';
import { SupplyRepository } from './supply.repository';

@ApiTags('dealers')
@Controller('suppliers')
export class SupplierController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly supply: SupplyRepository,
    private readonly clock: Clock,
  ) {}

  /** The organisations that supply the caller's own today, with its credit at each. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [SupplierDto] })
  listSuppliers(@Context() ctx: Ctx): Promise<SupplierDto[]> {
    const buyerId = userOf(ctx).organisationId;
    return this.uow.read(ctx, async (tx) => {
      const suppliers = await this.supply.suppliers(tx, buyerId, shanghaiToday(this.clock.now()));
      const credits = await this.supply.credits(tx, buyerId);
      return suppliers.map((supplier) => ({ ...supplier, credit: credits.find((credit) => credit.sellerId === supplier.id) ?? null }));
    });
  }
}
