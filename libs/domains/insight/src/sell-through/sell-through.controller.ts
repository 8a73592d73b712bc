import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { addDays, daysBetween, period, shanghaiToday } from '@tributary/kernel';
import { Clock, Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { insightErrors } from '../insight.errors';
import { insightPermissions } from '../insight.permissions';
import type { SellThroughFilter } from './sell-through';
import { sellThroughCsv } from './sell-through-csv';
import { SellThroughDto, SellThroughQuery } from './sell-through.dto';
import { SellThroughRepository } from './sell-through.repository';

const DEFAULT_DAYS = 30;
const LONGEST_DAYS = 400;
const EXPORT_LIMIT = 200_000;

@ApiTags('insight')
@Controller('insight/sell-through')
export class SellThroughController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sales: SellThroughRepository,
    private readonly clock: Clock,
  ) {}

  /** What dealers sold on, by day, product and dealer. */
  @Get()
  @Permit(insightPermissions.read)
  @ApiOkResponse({ type: SellThroughDto })
  async getSellThrough(@Context() ctx: Ctx, @Query() query: SellThroughQuery): Promise<SellThroughDto> {
    const filter = this.filter(ctx, query);
    const { days, products, dealers, totals } = await this.uow.read(ctx, (tx) => this.sales.read(tx, filter));
    return { ...filter.period, days: [...days], products: [...products], dealers: [...dealers], totals };
  }

  /** The lines behind the sums, day by dealer by product, as CSV. */
  @Get('export')
  @Permit(insightPermissions.read)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="sell-through.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportSellThrough(@Context() ctx: Ctx, @Query() query: SellThroughQuery): Promise<string> {
    const filter = this.filter(ctx, query);
    const lines = await this.uow.read(ctx, (tx) => this.sales.lines(tx, filter, EXPORT_LIMIT + 1));
    if (lines.length > EXPORT_LIMIT) throw insightErrors.exportTooLarge({ limit: EXPORT_LIMIT });
    return sellThroughCsv(lines, ctx.locale);
  }

  private filter(ctx: Ctx, { from, to, tier, ...rest }: SellThroughQuery): SellThroughFilter {
    const until = to ?? shanghaiToday(this.clock.now());
    const asked = period(from ?? addDays(until, 1 - DEFAULT_DAYS), until);
    if (daysBetween(asked.from, asked.to) >= LONGEST_DAYS) throw insightErrors.periodTooLong({ days: LONGEST_DAYS });
    return { ...rest, period: asked, tier: tier ?? ownTier(ctx) };
  }
}

/** A second-tier dealer asks about its own sales; everyone else about what leaves the first tier. */
function ownTier({ actor }: Ctx): 1 | 2 {
  return actor.kind === 'user' && actor.tier === 2 ? 2 : 1;
}
