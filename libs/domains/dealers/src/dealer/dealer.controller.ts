import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, UnitOfWork } from '@tributary/platform';
import { dealersPermissions } from '../dealers.permissions';
import { DealerDetailDto, DealerDto, DealerQuery } from './dealer.dto';
import { DealerDetails } from './dealer-details';
import { DealerRepository } from './dealer.repository';

@ApiTags('dealers')
@Controller('dealers')
export class DealerController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dealers: DealerRepository,
    private readonly details: DealerDetails,
  ) {}

  /** Searches by part of a code, name or pinyin; in order of the code. */
  @Get()
  @Permit(dealersPermissions.read)
  @ApiPage(DealerDto)
  async listDealers(@Context() ctx: Ctx, @Query() query: DealerQuery): Promise<Page<DealerDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const rows = await this.uow.read(ctx, (tx) =>
      this.dealers.list(tx, { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) }),
    );
    return pageOf(rows, query, (row) => [row.code], (row) => row);
  }

  @Get(':id')
  @Permit(dealersPermissions.read)
  @ApiOkResponse({ type: DealerDetailDto })
  getDealer(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<DealerDetailDto> {
    return this.uow.read(ctx, (tx) => this.details.of(tx, id));
  }
}
