import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, rename, utimes } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { Clock, S3Config } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { INCOMING, receive, removeAbandoned } from './incoming';
import { objectKey, ObjectStore, type RawObject, ROOTS } from './object-store';

/** A server that is busy is asked again so often, after a pause that doubles. */
const RETRIES = 3;
const FIRST_PAUSE_MS = 200;
const PATIENCE_MS = 300_000;
const DAY_MS = 24 * 3_600_000;
/** Copies that nobody opened for so long go from this machine. */
const NEAR_MS = 7 * DAY_MS;
/** Answers to a put of what is there already: the condition fails, or another put of it is under way. */
const IS_THERE = [412, 409];

/**
 * A bucket of an S3-compatible server. Whoever reads needs a file, so each object that was stored or opened lately has a copy
 * in the folder `near` of this machine. The keys need leave to put and get, and none to delete; what is there already is not
 * put again (`If-None-Match`), and with `retainDays` the server itself refuses to change or delete it until then (Object Lock).
 */
export class S3Store extends ObjectStore {
  readonly isFar = true;
  private readonly client: AwsClient;

  constructor(
    private readonly config: S3Config,
    private readonly near: string,
    private readonly clock: Clock,
  ) {
    super();
    const { accessKey: accessKeyId, secretKey: secretAccessKey, region } = config;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES, initRetryMs: FIRST_PAUSE_MS });
  }

  /** @throws flows.archive-unavailable */
  async keep(file: string, { sha256 }: RawObject): Promise<void> {
    await this.put(objectKey(sha256), await openAsBlob(file), sha256);
    await this.keepNear(file, sha256);
  }

  /** Fetches what is not near. @throws flows.archive-unavailable, flows.archive-changed when the server has other bytes */
  async fileOf(sha256: Buffer): Promise<string | undefined> {
    const file = this.nearPath(sha256);
    if (await this.touched(file)) return file;
    const answer = await this.ask('GET', objectKey(sha256));
    if (answer.status === 404) return undefined;
    const body = Readable.fromWeb((await good(answer)).body as ReadableStream);
    const name = sha256.toString('hex');
    await receive(path.resolve(this.near, INCOMING), { name, limit: Infinity }, (target) => pipeline(body, target), async (fetched, object) => {
      if (!object.sha256.equals(sha256)) throw flowsErrors.archiveChanged({ name });
      await this.keepNear(fetched, sha256);
    });
    return file;
  }

  /** @throws flows.archive-unavailable */
  publish(name: string, text: string): Promise<void> {
    return this.put(`${ROOTS}/${name}`, new Blob([text]), createHash('sha256').update(text).digest());
  }

  async tidy(now: Date): Promise<void> {
    await removeAbandoned(path.resolve(this.near, INCOMING), now);
    await removeAbandoned(this.near, now, NEAR_MS);
  }

  private async put(key: string, body: Blob, sha256: Buffer): Promise<void> {
    const sums = { 'x-amz-content-sha256': sha256.toString('hex'), 'x-amz-checksum-sha256': sha256.toString('base64') };
    const answer = await this.ask('PUT', key, { body, headers: { 'if-none-match': '*', ...sums, ...this.lock() } });
    if (!IS_THERE.includes(answer.status)) await good(answer);
    await answer.body?.cancel();
  }

  private lock(): Record<string, string> {
    const { retainDays } = this.config;
    if (retainDays === undefined) return {};
    const until = new Date(this.clock.now().getTime() + retainDays * DAY_MS);
    return { 'x-amz-object-lock-mode': 'COMPLIANCE', 'x-amz-object-lock-retain-until-date': until.toISOString() };
  }

  private async ask(method: string, key: string, more: { body?: Blob; headers?: Record<string, string> } = {}): Promise<Response> {
    const { endpoint, bucket, prefix } = this.config;
    try {
      return await this.client.fetch(`${endpoint}/${bucket}/${prefix}${key}`, { method, signal: AbortSignal.timeout(PATIENCE_MS), ...more });
    } catch (error) {
      const { message, cause } = error as Error;
      throw flowsErrors.archiveUnavailable({ reason: cause instanceof Error ? cause.message || message : message });
    }
  }

  /** Whether the copy is here; it is wanted, so it stays. */
  private async touched(file: string): Promise<boolean> {
    const now = this.clock.now();
    return utimes(file, now, now).then(
      () => true,
      () => false,
    );
  }

  private async keepNear(file: string, sha256: Buffer): Promise<void> {
    await mkdir(this.near, { recursive: true });
    await rename(file, this.nearPath(sha256));
    await this.touched(this.nearPath(sha256));
  }

  private nearPath(sha256: Buffer): string {
    return path.resolve(this.near, sha256.toString('hex'));
  }
}

/** @throws flows.archive-unavailable with the server's own word for what is wrong */
async function good(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const said = /<Code>([^<]+)<\/Code>/.exec(await answer.text())?.[1];
  throw flowsErrors.archiveUnavailable({ reason: [answer.status, said].filter(Boolean).join(' ') });
}
