import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import { type ArchiveRootRow, ArchiveRootRepository } from './archive-root.repository';

/** So many arrivals are held in memory at once. */
const PORTION = 5_000;

/**
 * Everything that a root covers, as lines of JSON for the verifier: `{root}`, a `{feed}` for each chain that grew, an
 * `{arrival}` for each file.
 */
@Injectable()
export class ArchiveManifest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly roots: ArchiveRootRepository,
  ) {}

  /** The lines of a day. @throws platform.not-found before the first of them */
  async of(ctx: Ctx, day: LocalDate): Promise<AsyncIterable<string>> {
    const root = await this.uow.read(ctx, (tx) => this.roots.find(tx, day));
    if (!root) throw platformErrors.notFound();
    return this.lines(ctx, root);
  }

  private async *lines(ctx: Ctx, { day, previous, root, feeds, files }: ArchiveRootRow): AsyncGenerator<string> {
    yield line({ root: { day, previous: hex(previous), root: hex(root), feeds, files } });
    const sealed = await this.uow.read(ctx, (tx) => this.roots.feedsOf(tx, day));
    yield sealed.map(({ feedId, first, last, chainHash, before }) => line({ feed: { id: feedId, first, last, chain: hex(chainHash), before: hex(before) } })).join('');
    let behind = { feedId: 0, sequence: 0 };
    for (;;) {
      const portion = await this.uow.read(ctx, (tx) => this.roots.arrivalsOf(tx, day, behind, PORTION));
      yield portion.map(({ feedId, sequence, name, sha256, size }) => line({ arrival: { feed: feedId, sequence, name, sha256, size } })).join('');
      const last = portion.at(-1);
      if (!last || portion.length < PORTION) return;
      behind = last;
    }
  }
}

/** Some readers of lines end one at U+2028 too, which a file name may hold. */
const line = (value: object): string => `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)}\n`;
const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null;
