import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@tributary/kernel';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, PageQuery, Permit, UnitOfWork } from '@tributary/platform';
import { showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import type { RowReason } from './own-flow';
import { OwnCorrectionDto, OwnDayQuery, OwnDayReadingDto, OwnFileDto, OwnFlowDto } from './own-flow.dto';
import { OwnFlowReader } from './own-flow-reader';
import { OwnFlowRepository } from './own-flow.repository';

/** What a dealer sees of its own flow: what came, what was read of it, what is missing, what was corrected. */
@ApiTags('flows')
@Controller('own-flow')
export class OwnFlowController {
  constructor(
    private readonly reader: OwnFlowReader,
    private readonly uow: UnitOfWork,
    private readonly flow: OwnFlowRepository,
  ) {}

  /** Feeds, the last five weeks day by day, and what waits. */
  @Get()
  @Permit(flowsPermissions['own.read'])
  @ApiOkResponse({ type: OwnFlowDto })
  async getOwnFlow(@Context() ctx: Ctx): Promise<OwnFlowDto> {
    const { locale } = ctx;
    const { period, feeds, calendar, waiting, excluded } = await this.reader.overview(ctx);
    return {
      ...period,
      feeds: feeds.map((feed) => ({ ...feed, reason: showFaultOrNull(feed.reason, locale) })),
      calendar: calendar.map(({ kind, days }) => ({ kind, days: days.map((day) => ({ ...day, reason: showFaultOrNull(day.reason, locale) })) })),
      waiting: waiting.map(({ from: _from, to: _to, ...file }) => ({ ...file, reason: showFaultOrNull(file.reason, locale) })),
      excluded: excluded.map(({ fault, ...rows }) => ({ ...rows, fault: showFault(fault, locale) })),
    };
  }

  /** The files that a day's record came from. */
  @Get('day')
  @Permit(flowsPermissions['own.read'])
  @ApiOkResponse({ type: OwnDayReadingDto })
  async getOwnDay(@Context() ctx: Ctx, @Query() { kind, date }: OwnDayQuery): Promise<OwnDayReadingDto> {
    const { readings, reasons } = await this.reader.day(ctx, kind, localDate(date));
    return { readings, reasons: shown(ctx, reasons) };
  }

  /** Days that another file told otherwise, the newest correction first. */
  @Get('corrections')
  @Permit(flowsPermissions['own.read'])
  @ApiPage(OwnCorrectionDto)
  async listOwnCorrections(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<Page<OwnCorrectionDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.flow.corrections(tx, page));
    return pageOf(rows, query, ({ id }) => [id], (row) => row);
  }

  /** What became of a file. */
  @Get('files/:id')
  @Permit(flowsPermissions['own.read'])
  @ApiOkResponse({ type: OwnFileDto })
  async getOwnFile(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<OwnFileDto> {
    const { file, reasons, days } = await this.reader.file(ctx, id);
    return { ...file, reason: showFaultOrNull(file.reason, ctx.locale), reasons: shown(ctx, reasons), days };
  }
}

const shown = ({ locale }: Ctx, reasons: readonly RowReason[]): OwnFileDto['reasons'] => reasons.map(({ fault, rows }) => ({ fault: showFault(fault, locale), rows }));
