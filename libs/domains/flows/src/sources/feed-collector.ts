import { Injectable } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { Clock, type Ctx, UnitOfWork } from '@tributary/platform';
import { RawArchive } from '../archive/raw-archive';
import { RawFileRepository } from '../archive/raw-file.repository';
import type { Afterwards, Feed } from '../feed/feed';
import { mailFaults } from '../flows.faults';
import { type Fault, faultOf, FILE_LIMITS, megabytes, sheetsErrors } from '@tributary/sheets';
import { afterwardsOf, hintOf, type RemoteFile, type Source } from './source';
import { Sources } from './sources';

const SETTLE_SECONDS = 3;

export interface Collected {
  /** Some files were still growing; the next look takes them. */
  readonly unfinished: boolean;
  /** A file that could not be taken. */
  readonly problem: Fault | null;
}

/** One look at a feed's place. */
interface Visit {
  readonly ctx: Ctx;
  readonly feed: Feed;
  readonly batchId: number;
  readonly source: Source;
  readonly known: ReadonlySet<string>;
}

/** What became of one file; a fault says why it could not be taken. */
type Taken = 'archived' | 'growing' | Fault;

/** Fetches what is new and archives it untouched, file by file. */
@Injectable()
export class FeedCollector {
  constructor(
    private readonly sources: Sources,
    private readonly archive: RawArchive,
    private readonly files: RawFileRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws one of `runFaults` when the source cannot be reached */
  async collect(ctx: Ctx, feed: Feed, batchId: number): Promise<Collected> {
    const source = await this.sources.open(feed);
    try {
      const known = await this.uow.read(ctx, (tx) => this.files.fetchedBefore(tx, feed.id));
      const keeps = goesOn(feed) === 'leave';
      // what should have gone from the far side is fetched again before it goes: only bytes that the archive has may be deleted
      const wanted = (await source.list()).filter((file) => !keeps || !known.has(hintOf(file)));
      const settled = wanted.length === 0 ? [] : await this.stable(source, wanted, settleSecondsOf(feed));
      const results = await this.takeAll({ ctx, feed, batchId, source, known }, settled);
      const unfinished = settled.length < wanted.length || results.includes('growing');
      return { unfinished, problem: results.find((result) => typeof result === 'object') ?? null };
    } finally {
      source.close();
    }
  }

  private async takeAll(visit: Visit, files: readonly RemoteFile[]): Promise<Taken[]> {
    const results: Taken[] = [];
    let putsAway = goesOn(visit.feed) !== 'leave';
    for (const file of files) {
      // where one cannot be put away, the others cannot either: they are not fetched again for nothing
      if (!putsAway && visit.known.has(hintOf(file))) continue;
      const taken = await this.take(visit, file);
      results.push(taken);
      if (!putsAway || taken !== 'archived') continue;
      const trouble = await putAway(visit.source, file);
      if (!trouble) continue;
      results.push(trouble);
      putsAway = false;
    }
    return results;
  }

  private async take({ ctx, feed, batchId, source, known }: Visit, file: RemoteFile): Promise<Taken> {
    try {
      if (file.size > FILE_LIMITS.bytes) throw tooLarge(file);
      const object = await this.archive.store(file.name, FILE_LIMITS.bytes, (target) => source.fetch(file, target));
      // half a file never counts: it has grown since it was listed, and is taken when it has come to rest
      if (object.size !== file.size && !file.contentDecides) return 'growing';
      const arrival = {
        ...object,
        feedId: feed.id,
        dealerId: feed.dealerId,
        name: file.name,
        sourcePath: file.path,
        sourceStamp: file.stamp,
        sourceModifiedAt: file.modifiedAt,
        receivedAt: this.clock.now(),
      };
      await this.uow.write(ctx, async (tx) => {
        const cameBefore = (file.contentDecides || known.has(hintOf(file))) && (await this.files.holds(tx, feed.id, object.sha256));
        const stored = cameBefore ? null : await this.files.append(tx, arrival, batchId);
        await source.archived?.(tx, file, stored?.id ?? null);
      });
      return 'archived';
    } catch (error) {
      if (error instanceof DomainError && HARMLESS.has(error.code)) return faultOf(error);
      throw error;
    }
  }

  /** Those that neither grew nor changed between two looks. */
  private async stable(source: Source, files: readonly RemoteFile[], seconds: number): Promise<RemoteFile[]> {
    await this.clock.wait(seconds * 1000);
    const again = new Set((await source.list()).map(hintOf));
    return files.filter((file) => again.has(hintOf(file)));
  }
}

/** One file that cannot be had holds up none of the others. */
const HARMLESS: ReadonlySet<string> = new Set([sheetsErrors.fileTooLarge.code, mailFaults.mailGone.code]);

/** What becomes of files there once they are archived; a mail is marked as read. */
function goesOn(feed: Feed): Afterwards {
  if (feed.source === 'web') return 'leave';
  return feed.source === 'mail' ? 'move' : afterwardsOf(feed.settings);
}

/** Mails and pages are whole when they are there. */
function settleSecondsOf(feed: Feed): number {
  return feed.source === 'mail' || feed.source === 'web' ? 0 : (feed.settings.settleSeconds ?? SETTLE_SECONDS);
}

/** A failure is a warning: the bytes are safe, and the next run tries again. */
async function putAway(source: Source, file: RemoteFile): Promise<Fault | undefined> {
  try {
    await source.putAway(file);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return faultOf(error);
    throw error;
  }
}

function tooLarge({ name, size }: RemoteFile): DomainError {
  return sheetsErrors.fileTooLarge({ name, size: megabytes(size), limit: megabytes(FILE_LIMITS.bytes) });
}
