import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, SignedIn, sql, UnitOfWork } from '@tributary/platform';
import { DivisionDto, DivisionQuery } from './division.dto';

@ApiTags('dealers')
@Controller('divisions')
export class DivisionController {
  constructor(private readonly uow: UnitOfWork) {}

  /** The divisions directly below one, or the provinces. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [DivisionDto] })
  listDivisions(@Context() ctx: Ctx, @Query() { parent }: DivisionQuery): Promise<DivisionDto[]> {
    return this.uow.read(ctx, (tx) =>
      sql(tx, `SELECT code, name, parent_code AS "parentCode", level FROM division WHERE parent_code IS NOT DISTINCT FROM $1 ORDER BY code`, [
        parent ?? null,
      ]),
    );
  }
}
