import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { Period } from '@tributary/kernel';
import { type Ctx, type TxCtx, type UnitOfWork } from '@tributary/platform';
import { type CapturedPart, writeCapture } from '@tributary/sheets/open';
import type { RemoteFile, Source } from '../sources/source';
import type { WebReachRepository } from './web-reach.repository';

/** Whose pages, and which days of them. */
export interface WebErrand {
  readonly feedId: number;
  readonly dealerId: number;
  readonly host: string;
  readonly period: Period;
}

/** One visit to a web site as one file: all of its pages, or nothing. */
export class WebSource implements Source {
  private visited: Promise<{ file: RemoteFile; bytes: Buffer } | undefined> | undefined;

  constructor(
    private readonly ctx: Ctx,
    private readonly errand: WebErrand,
    private readonly visit: () => Promise<CapturedPart[]>,
    private readonly reach: WebReachRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async list(): Promise<RemoteFile[]> {
    this.visited ??= this.capture();
    const found = await this.visited;
    return found ? [found.file] : [];
  }

  async fetch(_file: RemoteFile, target: Writable): Promise<void> {
    const found = await this.visited;
    if (found) target.write(found.bytes);
  }

  /** In the transaction of the arrival: days count as read when their pages are archived. */
  async archived(tx: TxCtx): Promise<void> {
    await this.record(tx);
  }

  putAway(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    this.visited = undefined;
  }

  private async capture(): Promise<{ file: RemoteFile; bytes: Buffer } | undefined> {
    const parts = await this.visit();
    // the site says that there is nothing: these days are read, too
    if (parts.length === 0) {
      await this.uow.write(this.ctx, (tx) => this.record(tx));
      return undefined;
    }
    const { host, period } = this.errand;
    const bytes = writeCapture(parts);
    const name = `${host} ${period.from}_${period.to}.zip`;
    const stamp = createHash('sha256').update(bytes).digest('hex');
    return { bytes, file: { path: `web/${name}`, name, size: bytes.length, stamp, modifiedAt: null, contentDecides: true } };
  }

  private async record(tx: TxCtx): Promise<void> {
    await this.reach.record(tx, this.errand.feedId, this.errand.dealerId, this.errand.period.to);
  }
}
