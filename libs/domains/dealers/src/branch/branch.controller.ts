import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, SignedIn, sql, UnitOfWork } from '@tributary/platform';
import { BranchDto } from './branch.dto';

@ApiTags('dealers')
@Controller('branches')
export class BranchController {
  constructor(private readonly uow: UnitOfWork) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [BranchDto] })
  listBranches(@Context() ctx: Ctx): Promise<BranchDto[]> {
    return this.uow.read(ctx, (tx) => sql(tx, `SELECT id, code, name, nullif(name_en, '') AS "nameEn" FROM branch ORDER BY code`));
  }
}
