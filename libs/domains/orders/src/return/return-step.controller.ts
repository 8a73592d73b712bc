import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { ApproveReturnDto, ReturnDto, ReturnReasonDto, SendReturnDto, TakeInReturnDto } from './order-return.dto';
import { ReturnDecider } from './return-decider';
import { ReturnGoods } from './return-goods';
import { ReturnReader } from './return-reader';

@ApiTags('returns')
@Controller('returns/:id')
export class ReturnStepController {
  constructor(
    private readonly decider: ReturnDecider,
    private readonly goods: ReturnGoods,
    private readonly returns: ReturnReader,
    private readonly clock: Clock,
  ) {}

  /** The seller lets the goods come back, or less of them. */
  @Post('approve')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ReturnDto })
  async approveReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { lines = [], note = '' }: ApproveReturnDto): Promise<ReturnDto> {
    await this.decider.approve(tx, id, lines, note);
    return this.returns.detail(tx, id);
  }

  @Post('refuse')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ReturnDto })
  async refuseReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: ReturnReasonDto): Promise<ReturnDto> {
    await this.decider.refuse(tx, id, reason);
    return this.returns.detail(tx, id);
  }

  /** By the buyer, until the goods are sent. */
  @Post('withdraw')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ReturnDto })
  async withdrawReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: ReturnReasonDto): Promise<ReturnDto> {
    await this.decider.withdraw(tx, id, reason);
    return this.returns.detail(tx, id);
  }

  /** The goods leave the buyer. */
  @Post('send')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ReturnDto })
  async sendReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() sent: SendReturnDto): Promise<ReturnDto> {
    await this.goods.send(tx, id, this.clock.now(), sent);
    return this.returns.detail(tx, id);
  }

  /** The goods are the seller's again, or scrap; the credit is free. */
  @Post('take-in')
  @Permit(ordersPermissions['take-back'])
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ReturnDto })
  async takeInReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { lines = [], ...rest }: TakeInReturnDto): Promise<ReturnDto> {
    await this.goods.takeIn(tx, id, this.clock.now(), { found: lines, ...rest });
    return this.returns.detail(tx, id);
  }
}
