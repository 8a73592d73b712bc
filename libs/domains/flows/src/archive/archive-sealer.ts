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

  async seal(ctx: Ctx): Promise<void> {
    const now = this.clock.now();
    const sealed = await this.sealDay(ctx, addDays(shanghaiToday(now), -1), now);
    if (!sealed) return;
    await this.archive.publish(`${sealed.day}.txt`, `${sealed.day} ${sealed.root.toString('hex')}\n`);
    this.logger.log(`The archive's root of ${sealed.day} is ${sealed.root.toString('hex')} (${sealed.files} files of ${sealed.feeds} feeds).`);
  }

  private sealDay(ctx: Ctx, day: LocalDate, sealedAt: Date): Promise<ArchiveRootRow | undefined> {
    return this.uow.write(ctx, async (tx) => {
      const last = await this.roots.newest(tx);
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
