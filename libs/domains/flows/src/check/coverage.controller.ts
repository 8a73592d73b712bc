import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { CoverageSaid } from './coverage-said';
import { CoverageSaidDto } from './coverage.dto';

@ApiTags('flows')
@Controller('raw-files')
export class CoverageController {
  constructor(private readonly said: CoverageSaid) {}

  /** Of which days an arrival tells that leaves out days that were posted: it counts in its turn. */
  @Post(':id/coverage')
  @HttpCode(204)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiNoContentResponse()
  sayCoverage(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { tells }: CoverageSaidDto): Promise<void> {
    return this.said.say(tx, id, tells);
  }
}
