import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { NothingSaid } from './nothing-said';
import { EmptiedDto, NothingSaidDto } from './nothing.dto';

@ApiTags('flows')
@Controller('raw-files')
export class NothingController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly said: NothingSaid,
  ) {}

  /** What would go if there was nothing on these days. */
  @Get(':id/nothing')
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: EmptiedDto })
  wouldEmpty(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { from, to }: NothingSaidDto): Promise<EmptiedDto> {
    return this.uow.read(ctx, (tx) => this.said.wouldEmpty(tx, id, from, to));
  }

  /** A file without rows means that there was nothing on these days: it counts so in its turn. */
  @Post(':id/nothing')
  @HttpCode(204)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiNoContentResponse()
  sayNothing(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { from, to }: NothingSaidDto): Promise<void> {
    return this.said.say(tx, id, from, to);
  }
}
