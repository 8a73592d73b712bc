import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { sheetsErrors } from '../sheets.errors';
import { entryNameOf } from '../unpack/entry-name';
import { megabytes, type OpeningLimits } from './file-limits';

/** Parts smaller than this may shrink as much as they like: little text in much XML is no attack. */
const SMALL_BYTES = 20 * 1024 ** 2;
/** Without names: those of Chinese programs are no UTF-8, and what they lead to is for us to say. */
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
const open = promisify<Buffer, object, ZipFile>(fromBuffer);

/** A file inside a zip file. */
export interface ZipPart {
  readonly name: string;
  /** Unpacked, as the directory claims and unpacking verifies. */
  readonly size: number;
  readonly encrypted: boolean;
  readonly entry: Entry;
}

/** The directory of a zip file, read before anything is unpacked. */
export class ZipParts {
  private readonly byName: ReadonlyMap<string, ZipPart>;

  private constructor(
    private readonly zip: ZipFile,
    /** The zip file, without what some programs leave behind its end. */
    readonly file: Buffer,
    readonly all: readonly ZipPart[],
  ) {
    this.byName = new Map(all.map((part) => [part.name.toLowerCase(), part]));
  }

  /** @throws sheets.workbook-broken, sheets.zip-bomb, sheets.unpacks-too-large, by what the directory says */
  static async of(bytes: Buffer, limits: Pick<OpeningLimits, 'unpackedBytes' | 'ratio'>): Promise<ZipParts> {
    const file = withoutTail(bytes);
    const { zip, entries } = await directory(file);
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const worst = Math.max(0, ...entries.filter((entry) => entry.uncompressedSize > SMALL_BYTES).map(ratioOf));
    if (worst > limits.ratio) throw sheetsErrors.zipBomb({ ratio: Math.round(worst) });
    if (total > limits.unpackedBytes) throw sheetsErrors.unpacksTooLarge({ size: megabytes(total), limit: megabytes(limits.unpackedBytes) });
    return new ZipParts(zip, file, entries.map(partOf));
  }

  has(name: string): boolean {
    return this.byName.has(name.toLowerCase());
  }

  /** undefined: there is none. */
  part(name: string): ZipPart | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** Two parts of one name: readers take the one or the other, and a person sees neither. */
  get isAmbiguous(): boolean {
    return this.byName.size < this.all.length;
  }

  /** A part as text. @throws sheets.workbook-broken when it is absent, larger than `limit` or not what the directory says */
  async text(name: string, limit = SMALL_BYTES): Promise<string> {
    const part = this.part(name);
    if (!part || part.size > limit) throw sheetsErrors.workbookBroken();
    return (await this.bytes(part)).toString('utf8');
  }

  /** @throws sheets.workbook-broken when it is not what the directory says */
  async bytes(part: ZipPart): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.stream(part)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** A part, unpacked piece by piece. @throws sheets.password-protected, and sheets.workbook-broken when it is not what the directory says */
  async *stream({ entry, encrypted }: ZipPart): AsyncGenerator<Buffer> {
    if (encrypted) throw sheetsErrors.passwordProtected();
    let [size, check] = [0, 0];
    try {
      for await (const chunk of await this.unpacked(entry)) {
        size += chunk.length;
        check = crc32(chunk, check);
        if (size > entry.uncompressedSize) throw new Error('more than it says');
        yield chunk;
      }
    } catch {
      throw sheetsErrors.workbookBroken();
    }
    // some programs leave the sum out
    if (size !== entry.uncompressedSize || (entry.crc32 !== 0 && check !== entry.crc32)) throw sheetsErrors.workbookBroken();
  }

  private async unpacked(entry: Entry): Promise<AsyncIterable<Buffer>> {
    const raw = await openRaw(this.zip, entry);
    if (entry.compressionMethod === STORED) return raw as AsyncIterable<Buffer>;
    if (entry.compressionMethod !== DEFLATED) throw new Error('a method that nobody uses');
    const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
    raw.on('error', (error: Error) => inflate.destroy(error));
    return raw.pipe(inflate) as AsyncIterable<Buffer>;
  }
}

const [STORED, DEFLATED] = [0, 8];
const PIECE_BYTES = 64 * 1024;

function openRaw(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, { decodeFileData: false }, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
/** As far from its end as the directory of a zip file may end, and some more. */
const TAIL_BYTES = 128 * 1024;

function withoutTail(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(END);
  if (at < Math.max(0, bytes.length - TAIL_BYTES) || at + END_BYTES > bytes.length) return bytes;
  return bytes.subarray(0, Math.min(bytes.length, at + END_BYTES + bytes.readUInt16LE(at + END_BYTES - 2)));
}

const ratioOf = (entry: Entry): number => entry.uncompressedSize / Math.max(1, entry.compressedSize);

function partOf(entry: Entry): ZipPart {
  return { name: entryNameOf(entry), size: entry.uncompressedSize, encrypted: (entry.generalPurposeBitFlag & 1) !== 0, entry };
}

async function directory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const zip = await open(bytes, OPTIONS);
    const entries = await new Promise<Entry[]>((resolve, reject) => {
      const found: Entry[] = [];
      zip.on('entry', (entry: Entry) => {
        found.push(entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    });
    return { zip, entries };
  } catch {
    throw sheetsErrors.workbookBroken();
  }
}
