import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, SignedIn, UnitOfWork } from '@tributary/platform';
import { CompanyWordsDto } from './company-words.dto';
import { UnitRepository } from './unit.repository';

@ApiTags('catalogue')
@Controller('company-words')
export class CompanyWordsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitRepository,
  ) {}

  /** What the company calls its units, and what it words differently from the portal; everybody reads both. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: CompanyWordsDto })
  getCompanyWords(@Context() ctx: Ctx): Promise<CompanyWordsDto> {
    return this.uow.read(ctx, async (tx) => ({ units: await this.units.all(tx), texts: await this.units.texts(tx) }));
  }
}
