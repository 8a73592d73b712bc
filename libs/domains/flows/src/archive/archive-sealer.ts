import { Injectable, Logger } from '@nestjs/common';
import { addDays, type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, type Ctx, UnitOfWork } from '@tributary/platform';
import { archiveRoot } from './archive-root';
import { ArchiveRootRepository, type ArchiveRootRow } from './archive-root.repository';
import { RawArchive } from './raw-archive';

/** Seals a day once it is over, however many workers look; what arrived while nobody could is in the next root. */
@Injectable()
export class ArchiveSealer {
  private readonly logger = new Logger(ArchiveSealer.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly roots: ArchiveRootRepository,
    private readonly archive: RawArchive,
    private readonly clock: Clock,
  ) {}

  /** A worker may have died between a root and its publishing: the newest one is published again before the next one is made. */
  async seal(ctx: Ctx): Promise<void> {
    const now = this.clock.now();
    const last = await this.uow.read(ctx, (tx) => this.roots.latest(tx));
    if (last) await this.publish(last);
    const sealed = await this.sealDay(ctx, addDays(shanghaiToday(now), -1), now);
    if (!sealed) return;
    await this.publish(sealed);
    this.logger.log(`The archive's root of ${sealed.day} is ${sealed.root.toString('hex')} (${sealed.files} files of ${sealed.feeds} feeds).`);
  }

  private publish({ day, root }: ArchiveRootRow): Promise<void> {
    return this.archive.publish(`${day}.txt`, `${day} ${root.toString('hex')}\n`);
  }

  private sealDay(ctx: Ctx, day: LocalDate, sealedAt: Date): Promise<ArchiveRootRow | undefined> {
    return this.uow.write(ctx, async (tx) => {
      await this.roots.hold(tx);
      const last = await this.roots.latest(tx);
      if (last && last.day >= day) return undefined;
      const feeds = await this.roots.unsealed(tx);
      const previous = last?.root ?? null;
      const files = feeds.reduce((sum, feed) => sum + feed.last - feed.first + 1, 0);
      const root = { day, previous, root: archiveRoot(day, previous, feeds), feeds: feeds.length, files, sealedAt };
      await this.roots.add(tx, root, feeds);
      return root;
    });
  }
}
