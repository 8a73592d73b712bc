import { createReadStream, type ReadStream } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { FILE_LIMITS } from '@tributary/sheets';
import { INCOMING, receive, removeAbandoned } from './incoming';
import { ObjectStore, type RawObject } from './object-store';

/** The bytes that arrived, each content once, under its hash. Nothing here changes or removes a stored object. */
@Injectable()
export class RawArchive {
  private readonly incoming: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly objects: ObjectStore,
  ) {
    this.incoming = path.resolve(config.rawDir, INCOMING);
  }

  /** Stores what `fill` writes. @throws sheets.file-too-large as soon as it is, flows.archive-unavailable, or what `fill` throws */
  store(name: string, limit: number, fill: (target: Writable) => Promise<void>): Promise<RawObject> {
    return receive(this.incoming, { name, limit }, fill, (file, object) => this.objects.keep(file, object));
  }

  /** Stores what is in memory. @throws sheets.file-too-large, flows.archive-unavailable */
  storeBytes(name: string, bytes: Buffer, limit = FILE_LIMITS.bytes): Promise<RawObject> {
    return this.store(name, limit, (target) => new Promise((resolve) => target.end(bytes, () => resolve())));
  }

  /** Whether `fileOf` may have to fetch the bytes first: not while a connection to the database waits for it. */
  get isFar(): boolean {
    return this.objects.isFar;
  }

  /** A file with the bytes, for programs to open. @throws flows.bytes-missing, flows.archive-unavailable */
  async fileOf(sha256: Buffer): Promise<string> {
    const file = await this.objects.fileOf(sha256);
    if (!file) throw flowsErrors.bytesMissing({ name: sha256.toString('hex') });
    return file;
  }

  /** @throws flows.bytes-missing, flows.archive-unavailable */
  async read(sha256: Buffer): Promise<ReadStream> {
    return createReadStream(await this.fileOf(sha256));
  }

  /** Puts a text beside the objects, for whoever copies the archive. @throws flows.archive-unavailable */
  publish(name: string, text: string): Promise<void> {
    return this.objects.publish(name, text);
  }

  /** Removes what killed processes left half-written, and what can be had again. */
  async tidy(now: Date): Promise<void> {
    await removeAbandoned(this.incoming, now);
    await this.objects.tidy(now);
  }
}
