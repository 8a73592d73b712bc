import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type Ctx, platformErrors, systemCtx, UnitOfWork } from '@tributary/platform';
import type { AccessGroupItemDto } from '../access-group/access-group.dto';
import { type Dimension, DIMENSIONS, type ItemKind } from '../access-group/dimension';
import type { DealerVisibilityDto, VisibilityCheckDto, VisibleDimensionDto } from './visibility.dto';
import { type ReachedRow, type VisibleDealer, VisibilityRepository } from './visibility.repository';

/** Of each dimension; who wants more asks for one thing. */
const SHOWN = 200;

/** What is asked for by its code in each dimension. */
const CHECKED: Readonly<Record<Dimension, ItemKind>> = { dealers: 'dealer', flow: 'dealer', catalogue: 'sku', price: 'price_list', stock: 'location' };

/**
 * Answers "why can this dealer see that, and why not" from the same rules as the scope itself. Always the same number of
 * statements; names that the reader may not see are counted and not told.
 */
@Injectable()
export class VisibilityReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: VisibilityRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found */
  async of(ctx: Ctx, dealerId: number): Promise<DealerVisibilityDto> {
    const dealer = await this.dealer(ctx, dealerId);
    const reached = await this.uow.read(this.system(ctx), (tx) => this.rows.reached(tx, dealer, this.today(), SHOWN));
    const named = reached.filter(isNamed);
    const names = await this.uow.read(ctx, (tx) => this.rows.names(tx, named));
    const byKey = new Map(names.map((item) => [`${item.kind} ${item.id}`, item]));
    return { ...dealer, dimensions: DIMENSIONS.map((dimension) => dimensionOf(dimension, reached, byKey)) };
  }

  /** @throws platform.not-found */
  async check(ctx: Ctx, dealerId: number, dimension: Dimension, code: string): Promise<VisibilityCheckDto> {
    const dealer = await this.dealer(ctx, dealerId);
    const found = await this.uow.read(ctx, (tx) => this.rows.byCode(tx, CHECKED[dimension], code));
    if (!found) return { item: null, visible: false, reasons: [], missing: [] };
    const { reasons, missing } = await this.uow.read(this.system(ctx), (tx) => this.rows.why(tx, dealer, this.today(), dimension, found));
    const { kind, id, name, nameEn } = found;
    return { item: { kind, id, code: found.code, name, nameEn }, visible: reasons.length > 0, reasons, missing };
  }

  private async dealer(ctx: Ctx, id: number): Promise<VisibleDealer> {
    const dealer = await this.uow.read(ctx, (tx) => this.rows.dealer(tx, id));
    if (!dealer) throw platformErrors.notFound();
    return dealer;
  }

  /** Groups and ids of a dealer whom the caller may see; names are asked with the caller's own eyes. */
  private system({ correlationId }: Ctx): Ctx {
    return systemCtx('dealer-visibility', correlationId);
  }

  private today(): string {
    return shanghaiToday(this.clock.now());
  }
}

type NamedRow = ReachedRow & { readonly kind: ItemKind; readonly itemId: number };

function isNamed(row: ReachedRow): row is NamedRow {
  return row.kind !== null && row.itemId !== null;
}

function dimensionOf(dimension: Dimension, reached: readonly ReachedRow[], names: ReadonlyMap<string, AccessGroupItemDto>): VisibleDimensionDto {
  const own = reached.filter((row) => row.dimension === dimension);
  const named = own.filter(isNamed);
  const items = named.flatMap((row) => {
    const item = names.get(`${row.kind} ${row.itemId}`);
    return item ? [{ ...item, reasons: row.reasons }] : [];
  });
  return {
    dimension,
    everything: own.find(({ kind }) => kind === null)?.reasons ?? [],
    total: own[0]?.total ?? 0,
    hidden: named.length - items.length,
    items,
  };
}
