import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { daysBetween, localDate, period, shanghaiToday } from '@tributary/kernel';
import { Clock, Context, type Ctx, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { insightErrors } from '../insight.errors';
import { insightPermissions } from '../insight.permissions';
import { ChannelStockDto, ChannelStockQuery } from './channel-stock.dto';
import { ChannelStockRepository } from './channel-stock.repository';
import { StockCourseDto, StockCourseQuery } from './stock-course.dto';
import { StockCourseRepository } from './stock-course.repository';

/** A quarter shows how stock went; what is older is asked for by its own days. */
const LONGEST_COURSE_DAYS = 92;

@ApiTags('insight')
@Controller('insight')
export class ChannelStockController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly stock: ChannelStockRepository,
    private readonly courses: StockCourseRepository,
    private readonly clock: Clock,
  ) {}

  /** Stock in the channel by product, dealer and branch, from the last records of the dealers whose flow the caller may see. */
  @Get('channel-stock')
  @Permit(insightPermissions.read)
  @ApiOkResponse({ type: ChannelStockDto })
  async getChannelStock(@Context() ctx: Ctx, @Query() { day: asked, ...filter }: ChannelStockQuery): Promise<ChannelStockDto> {
    const day = asked ? localDate(asked) : shanghaiToday(this.clock.now());
    return { day, ...(await this.uow.read(ctx, (tx) => this.stock.asOf(tx, day, filter))) };
  }

  /** How the channel's stock of one product went, day by day, beside what was sold of it, for the dealers whose flow the caller may see. */
  @Get('channel-stock/days')
  @Permit(insightPermissions.read)
  @ApiOkResponse({ type: StockCourseDto })
  async getStockCourse(@Context() ctx: Ctx, @Query() { from, to, ...filter }: StockCourseQuery): Promise<StockCourseDto> {
    const days = period(from, to);
    if (daysBetween(days.from, days.to) >= LONGEST_COURSE_DAYS) throw insightErrors.periodTooLong({ days: LONGEST_COURSE_DAYS });
    const course = await this.uow.read(ctx, (tx) => this.courses.course(tx, days, filter));
    if (!course) throw platformErrors.notFound();
    return course;
  }
}
