import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Context, type Ctx, IdPipe, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { isSilent } from './canary';
import { CreateMailboxDto, MailboxBodyDto, MailboxDto, MailboxTestBodyDto, MailboxTestDto } from './mailbox.dto';
import { MailboxKeeper, settingsOf } from './mailbox-keeper';
import { MailboxListRepository, type MailboxRow } from './mailbox-list.repository';

/** Mailboxes that dealers write to. */
@ApiTags('flows')
@Controller()
export class MailboxController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly boxes: MailboxListRepository,
    private readonly keeper: MailboxKeeper,
    private readonly clock: Clock,
  ) {}

  /** Few: one serves many dealers. */
  @Get('mailboxes')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: [MailboxDto] })
  async listMailboxes(@Context() ctx: Ctx): Promise<MailboxDto[]> {
    return (await this.uow.read(ctx, (tx) => this.boxes.boxes(tx))).map((box) => this.shown(ctx, box));
  }

  @Post('mailboxes')
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiCreatedResponse({ type: MailboxDto })
  async createMailbox(@Context() tx: TxCtx, @Body() body: CreateMailboxDto): Promise<MailboxDto> {
    return this.shown(tx, await this.keeper.create(tx, body));
  }

  @Put('mailboxes/:id')
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiOkResponse({ type: MailboxDto })
  async changeMailbox(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: MailboxBodyDto): Promise<MailboxDto> {
    return this.shown(tx, await this.keeper.change(tx, id, body));
  }

  /** Opens the box and reads nothing. */
  @Post('mailbox-tests')
  @Permit(flowsPermissions.keep)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: MailboxTestDto })
  async testMailbox(@Context() ctx: Ctx, @Body() { mailboxId, settings: typed, secret }: MailboxTestBodyDto): Promise<MailboxTestDto> {
    const settings = settingsOf(typed);
    const password = await this.uow.write(ctx, (tx) => this.keeper.secretFor(tx, settings, secret, mailboxId));
    return { reason: showFaultOrNull(await this.keeper.probe(settings, password), ctx.locale) };
  }

  private shown(ctx: Ctx, { secret: _secret, canarySentAt, ...box }: MailboxRow): MailboxDto {
    const silent = isSilent({ canarySentAt, canarySeenAt: box.canarySeenAt }, this.clock.now());
    return { ...box, silent, reason: showFaultOrNull(box.reason, ctx.locale) };
  }
}
