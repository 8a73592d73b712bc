import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { MailDecisions } from './mail-decisions';
import { AssignMailDto, MailDto, MailQuery } from './mailbox.dto';
import { MailboxListRepository, type MailRow } from './mailbox-list.repository';

@ApiTags('flows')
@Controller('mails')
export class MailController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly boxes: MailboxListRepository,
    private readonly decisions: MailDecisions,
  ) {}

  /** Searches sender and subject; the latest first. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(MailDto)
  async listMails(@Context() ctx: Ctx, @Query() query: MailQuery): Promise<Page<MailDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(query.state ? { state: query.state } : {}), ...(query.search ? { search: query.search } : {}), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.boxes.mails(tx, page));
    return pageOf(rows, query, (row) => [row.id], (row) => shown(ctx, row));
  }

  /** Gives a mail that nobody claimed to a feed of its mailbox. */
  @Post(':id/assign')
  @Permit(flowsPermissions.operate)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: MailDto })
  async assignMail(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { feedId, remember }: AssignMailDto): Promise<MailDto> {
    return shown(tx, await this.decisions.assign(tx, id, feedId, remember));
  }

  /** It is nobody's. */
  @Post(':id/dismiss')
  @Permit(flowsPermissions.operate)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: MailDto })
  async dismissMail(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<MailDto> {
    return shown(tx, await this.decisions.dismiss(tx, id));
  }
}

function shown(ctx: Ctx, row: MailRow): MailDto {
  return { ...row, reason: showFaultOrNull(row.reason, ctx.locale) };
}
