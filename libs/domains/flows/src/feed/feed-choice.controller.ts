import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Context, type Ctx, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { FeedTestBodyDto } from './feed-body.dto';
import { FeedChoicesDto, FeedChoicesQuery, FeedTestDto, SchedulePreviewDto, ScheduleQuery } from './feed-keeping.dto';
import { FeedOwners } from './feed-owners';
import { FeedProbe } from './feed-probe';
import { nextTimes, SCHEDULE_ZONE } from './feed-schedule';
import { FeedSetupRepository } from './feed-setup.repository';

const PREVIEWED = 5;
const SAMPLE = 20;

/** What helps somebody who sets a feed up. */
@ApiTags('flows')
@Controller()
export class FeedChoiceController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedSetupRepository,
    private readonly owners: FeedOwners,
    private readonly prober: FeedProbe,
    private readonly clock: Clock,
  ) {}

  @Get('feed-choices')
  @Permit(flowsPermissions.keep)
  @ApiOkResponse({ type: FeedChoicesDto })
  getFeedChoices(@Context() ctx: Ctx, @Query() { dealerId }: FeedChoicesQuery): Promise<FeedChoicesDto> {
    return this.uow.read(ctx, async (tx) => {
      if (!(await this.feeds.seesDealer(tx, dealerId))) throw platformErrors.notFound();
      return { layouts: await this.feeds.layouts(tx, dealerId), owners: await this.owners.of(tx, dealerId) };
    });
  }

  /** When a schedule would run. */
  @Get('feed-schedule')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: SchedulePreviewDto })
  previewSchedule(@Query() { schedule }: ScheduleQuery): SchedulePreviewDto {
    return { timeZone: SCHEDULE_ZONE, next: nextTimes(schedule, this.clock.now(), PREVIEWED) };
  }

  /** Connects as a run would and lists what lies there; takes nothing, and answers within half a minute. */
  @Post('feed-tests')
  @Permit(flowsPermissions.keep)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: FeedTestDto })
  async testFeed(@Context() ctx: Ctx, @Body() { feedId, source, settings, secret }: FeedTestBodyDto): Promise<FeedTestDto> {
    const { reason, files } = await this.prober.probe(ctx, { source, settings, ...(secret ? { secret } : {}), ...(feedId ? { feedId } : {}) });
    const fingerprint = reason?.params['fingerprint'];
    return {
      reason: showFaultOrNull(reason, ctx.locale),
      fingerprint: typeof fingerprint === 'string' ? fingerprint : null,
      count: files.length,
      files: files.slice(0, SAMPLE).map(({ name, size, modifiedAt }) => ({ name, size, modifiedAt })),
    };
  }
}
