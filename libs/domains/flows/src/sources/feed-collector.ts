import { Injectable } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { Clock, type Ctx, UnitOfWork } from '@tributary/platform';
import { setTimeout as wait } from 'node:timers/promises';
import { RawArchive } from '../archive/raw-archive';
import { RawFileRepository } from '../archive/raw-file.repository';
import type { Feed } from '../feed/feed';
import { type Fault, faultOf, FILE_LIMITS, megabytes, sheetsErrors } from '@tributary/sheets';
import { hintOf, type RemoteFile, type Source } from './source';
import { Sources } from './sources';

const SETTLE_SECONDS = 3;

export interface Collected {
  /** Some files were still growing; the next look takes them. */
  readonly unfinished: boolean;
  /** A file that could not be taken. */
  readonly problem: Fault | null;
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
      const fresh = (await source.list()).filter((file) => !known.has(hintOf(file)));
      const settled = fresh.length === 0 ? [] : await stable(source, fresh, feed.settings.settleSeconds ?? SETTLE_SECONDS);
      const results: Taken[] = [];
      for (const file of settled) results.push(await this.take(ctx, feed, batchId, source, file));
      const unfinished = settled.length < fresh.length || results.includes('growing');
      return { unfinished, problem: results.find((result) => typeof result === 'object') ?? null };
    } finally {
      source.close();
    }
  }

  private async take(ctx: Ctx, feed: Feed, batchId: number, source: Source, file: RemoteFile): Promise<Taken> {
    try {
      if (file.size > FILE_LIMITS.bytes) throw tooLarge(file);
      const object = await this.archive.store(file.name, FILE_LIMITS.bytes, (target) => source.fetch(file, target));
      // half a file never counts: it has grown since it was listed, and is taken when it has come to rest
      if (object.size !== file.size) return 'growing';
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
      await this.uow.write(ctx, (tx) => this.files.append(tx, arrival, batchId));
      return 'archived';
    } catch (error) {
      if (error instanceof DomainError && error.code === sheetsErrors.fileTooLarge.code) return faultOf(error);
      throw error;
    }
  }
}

/** Those that neither grew nor changed between two looks. */
async function stable(source: Source, files: readonly RemoteFile[], seconds: number): Promise<RemoteFile[]> {
  await wait(seconds * 1000);
  const again = new Set((await source.list()).map(hintOf));
  return files.filter((file) => again.has(hintOf(file)));
}

function tooLarge({ name, size }: RemoteFile): DomainError {
  return sheetsErrors.fileTooLarge({ name, size: megabytes(size), limit: megabytes(FILE_LIMITS.bytes) });
}
