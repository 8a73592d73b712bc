import { gunzipSync } from 'node:zlib';
import { DomainError } from '@tributary/kernel';
import { megabytes } from '../open/file-limits';
import type { Mail } from '../mail/mail';
import { sheetsErrors } from '../sheets.errors';
import { type Envelope, envelopeOf } from './envelope';
import { type Member, UNPACK_LIMITS, type Unpacked, type UnpackLimits } from './member';
import { zipMembers } from './zip-archive';

/**
 * What a file holds, to the innermost file: archives and mails inside it are opened as well, as far as the limits go; one
 * that cannot be opened stays the file it is, for its own reason to be seen. undefined: it holds nothing, it is a file itself.
 * `name`: of the file itself, after which a packed single file is called.
 * @throws one of `sheetsErrors` for the outermost file
 */
export async function unpack(bytes: Buffer, limits: UnpackLimits = UNPACK_LIMITS, name = ''): Promise<Unpacked | undefined> {
  const kind = await envelopeOf(bytes);
  if (!kind) return undefined;
  const unpacking = new Unpacking(limits);
  await unpacking.openOutermost(kind, bytes, name);
  return { kind: kind === 'mail' ? 'mail' : 'archive', opened: unpacking.opened, members: unpacking.members, ...(unpacking.mail ? { mail: unpacking.mail } : {}) };
}

const SIZE_BYTES = 4;

/** One budget for all levels. */
class Unpacking {
  readonly members: Member[] = [];
  readonly opened: string[] = [];
  mail: Mail | undefined;
  private room: number;

  constructor(private readonly limits: UnpackLimits) {
    this.room = limits.unpackedBytes;
  }

  async openOutermost(kind: Envelope, bytes: Buffer, name: string): Promise<void> {
    for (const file of await this.filesOf(kind, bytes, name)) await this.take(file, 1);
  }

  private async open(kind: Envelope, bytes: Buffer, name: string, depth: number): Promise<void> {
    const files = await this.filesOf(kind, bytes, name);
    this.opened.push(name);
    for (const file of files) await this.take({ ...file, name: `${name}/${file.name}` }, depth);
  }

  private async take(file: Member, depth: number): Promise<void> {
    const kind = depth < this.limits.depth ? await envelopeOf(file.bytes) : undefined;
    if (kind && (await this.openedInside(kind, file, depth))) return;
    if (this.members.length >= this.limits.members) throw sheetsErrors.tooManyMembers({ limit: this.limits.members });
    this.members.push(file);
  }

  /** False: it stays a file. */
  private async openedInside(kind: Envelope, { name, bytes }: Member, depth: number): Promise<boolean> {
    try {
      await this.open(kind, bytes, name, depth + 1);
      return true;
    } catch (error) {
      const isOwnFault = error instanceof DomainError && error.code !== sheetsErrors.tooManyMembers.code && error.code !== sheetsErrors.unpacksTooLarge.code;
      if (!isOwnFault) throw error;
      return false;
    }
  }

  private async filesOf(kind: Envelope, bytes: Buffer, name: string): Promise<Member[]> {
    const files = await this.membersOf(kind, bytes, name);
    this.room -= files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (this.room < 0) throw sheetsErrors.unpacksTooLarge({ size: megabytes(this.limits.unpackedBytes - this.room), limit: megabytes(this.limits.unpackedBytes) });
    return files;
  }

  private async membersOf(kind: Envelope, bytes: Buffer, name: string): Promise<Member[]> {
    if (kind === 'zip') return zipMembers(bytes, { ...this.limits, unpackedBytes: this.room });
    if (kind === 'gzip') return [{ name: (name.split('/').at(-1) ?? '').replace(/\.gz$/i, '') || 'file', bytes: gunzip(bytes, this.room) }];
    // takes longer to load than most files take to read
    const { openMail } = await import('../mail/open-mail');
    const mail = await openMail(bytes);
    this.mail ??= mail;
    return mail.attachments.map((file, index) => ({ name: file.name || `${index + 1}`, bytes: file.bytes, ...(file.inline ? { inline: true } : {}) }));
  }
}

/** A packed file ends with its size: one that says too much is not begun. */
function gunzip(bytes: Buffer, room: number): Buffer {
  const claimed = bytes.length > SIZE_BYTES ? bytes.readUInt32LE(bytes.length - SIZE_BYTES) : 0;
  if (claimed > room) throw sheetsErrors.unpacksTooLarge({ size: megabytes(claimed), limit: megabytes(room) });
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw sheetsErrors.unpacksTooLarge({ size: megabytes(room), limit: megabytes(room) });
    throw sheetsErrors.workbookBroken();
  }
}
