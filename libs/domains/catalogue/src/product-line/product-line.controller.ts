import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { cataloguePermissions } from '../catalogue.permissions';
import { ProductLineDto } from './product-line.dto';
import { ProductLineRepository } from './product-line.repository';

@ApiTags('catalogue')
@Controller('product-lines')
export class ProductLineController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lines: ProductLineRepository,
  ) {}

  /** The product lines with their categories: few enough for one answer. */
  @Get()
  @Permit(cataloguePermissions.read)
  @ApiOkResponse({ type: [ProductLineDto] })
  listProductLines(@Context() ctx: Ctx): Promise<ProductLineDto[]> {
    return this.uow.read(ctx, (tx) => this.lines.list(tx));
  }
}
