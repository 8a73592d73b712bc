import { PassThrough, Writable } from 'node:stream';
import { once } from 'node:events';
import type { FrameHead } from './open-job';

/** Stores one member and gives what it is stored as. */
export type StoreMember<Stored> = (head: FrameHead, content: PassThrough) => Promise<Stored>;

const LINE_FEED = 0x0a;
const LONGEST_HEAD = 4096;

interface Current<Stored> {
  left: number;
  readonly content: PassThrough;
  readonly stored: Promise<Stored>;
}

/** Takes members one after the other out of the pipe of the reading process, and never holds more than a piece of one. */
export class MemberSink<Stored> extends Writable {
  readonly stored: Stored[] = [];
  private head = Buffer.alloc(0);
  private current: Current<Stored> | undefined;

  constructor(private readonly store: StoreMember<Stored>) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.take(chunk).then(() => done(), done);
  }

  override _final(done: (error?: Error) => void): void {
    done(this.current || this.head.length > 0 ? new Error('The members broke off.') : undefined);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.current?.content.destroy(error ?? new Error('The members broke off.'));
    done(error);
  }

  private async take(chunk: Buffer): Promise<void> {
    let rest = chunk;
    while (rest.length > 0) rest = this.current ? await this.fill(this.current, rest) : await this.begin(rest);
  }

  /** Reads on to the end of the next head; gives what follows it. */
  private async begin(chunk: Buffer): Promise<Buffer> {
    const end = chunk.indexOf(LINE_FEED);
    this.head = Buffer.concat([this.head, end === -1 ? chunk : chunk.subarray(0, end)]);
    if (this.head.length > LONGEST_HEAD) throw new Error('The members are out of step.');
    if (end === -1) return Buffer.alloc(0);
    const head = JSON.parse(this.head.toString('utf8')) as FrameHead;
    this.head = Buffer.alloc(0);
    const content = new PassThrough();
    const stored = this.store(head, content);
    // seen where it is awaited; a member that fails early must not bring the process down
    stored.catch(() => undefined);
    this.current = { left: head.size, content, stored };
    if (head.size === 0) await this.finish(this.current);
    return chunk.subarray(end + 1);
  }

  private async fill(current: Current<Stored>, chunk: Buffer): Promise<Buffer> {
    const piece = chunk.subarray(0, current.left);
    current.left -= piece.length;
    if (!current.content.write(piece)) await Promise.race([once(current.content, 'drain'), current.stored]);
    if (current.left === 0) await this.finish(current);
    return chunk.subarray(piece.length);
  }

  private async finish({ content, stored }: Current<Stored>): Promise<void> {
    this.current = undefined;
    content.end();
    this.stored.push(await stored);
  }
}
