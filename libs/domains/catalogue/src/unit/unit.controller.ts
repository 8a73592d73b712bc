import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, SignedIn, UnitOfWork } from '@tributary/platform';
import { UnitDto } from './unit.dto';
import { UnitRepository } from './unit.repository';

@ApiTags('catalogue')
@Controller('units')
export class UnitController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitRepository,
  ) {}

  /** The company's units, under its names for them; everybody sees quantities. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [UnitDto] })
  listUnits(@Context() ctx: Ctx): Promise<UnitDto[]> {
    return this.uow.read(ctx, (tx) => this.units.all(tx));
  }
}
