import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate, type Period, shanghaiToday } from '@tributary/kernel';
import { Clock, type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import { type KindCalendar, ownCalendar } from './own-calendar';
import type { DayReading, ExcludedRows, FileDay, OpenFile, OwnFeed, OwnFile, RowReason } from './own-flow';
import { OwnFileRepository } from './own-file.repository';
import { OwnFlowRepository } from './own-flow.repository';

/** The last five weeks, today among them. */
const DAYS = 35;

export interface OwnFlow {
  readonly period: Period;
  readonly feeds: readonly OwnFeed[];
  readonly calendar: readonly KindCalendar[];
  readonly waiting: readonly OpenFile[];
  readonly excluded: readonly ExcludedRows[];
}

/** What a dealer sees of its own flow; each answer in a fixed number of statements. */
@Injectable()
export class OwnFlowReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly flow: OwnFlowRepository,
    private readonly files: OwnFileRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found for people who are of no dealer */
  overview(ctx: Ctx): Promise<OwnFlow> {
    const today = shanghaiToday(this.clock.now());
    const period = { from: addDays(today, 1 - DAYS), to: today };
    return this.uow.read(ctx, async (tx) => {
      const feeds = await this.flow.feeds(tx);
      const [posted, waiting, firsts] = [await this.flow.posted(tx, period), await this.flow.open(tx), await this.flow.firsts(tx)];
      return { period, feeds, waiting, excluded: await this.flow.excluded(tx, period), calendar: ownCalendar({ period, today, posted, open: waiting, feeds, firsts }) };
    });
  }

  /** What was read of one day; nothing, where nothing came. */
  day(ctx: Ctx, kind: FlowKind, date: LocalDate): Promise<{ readings: DayReading[]; reasons: RowReason[] }> {
    return this.uow.read(ctx, async (tx) => {
      const readings = await this.files.readings(tx, kind, date);
      const inForce = readings.find(({ isInForce }) => isInForce);
      return { readings, reasons: inForce ? await this.files.reasons(tx, inForce.fileId, { kind, date }) : [] };
    });
  }

  /** @throws platform.not-found for a file that is absent or somebody else's */
  file(ctx: Ctx, id: number): Promise<{ file: OwnFile; reasons: RowReason[]; days: FileDay[] }> {
    return this.uow.read(ctx, async (tx) => {
      const file = await this.files.find(tx, id);
      if (!file) throw platformErrors.notFound();
      return { file, reasons: await this.files.reasons(tx, id), days: await this.files.days(tx, id) };
    });
  }
}
