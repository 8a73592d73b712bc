import { promisify } from 'node:util';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { sheetsErrors } from '../sheets.errors';
import { megabytes, type OpeningLimits } from './file-limits';

/** Parts smaller than this may shrink as much as they like: little text in much XML is no attack. */
const SMALL_BYTES = 20 * 1024 ** 2;
const open = promisify<Buffer, object, ZipFile>(fromBuffer);

/** The directory of a zip file, read before anything is unpacked. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws sheets.workbook-broken, sheets.zip-bomb, sheets.unpacks-too-large, by what the directory says */
  static async of(bytes: Buffer, limits: OpeningLimits): Promise<ZipParts> {
    const { zip, entries } = await directory(bytes);
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const worst = Math.max(0, ...entries.filter((entry) => entry.uncompressedSize > SMALL_BYTES).map(ratioOf));
    if (worst > limits.ratio) throw sheetsErrors.zipBomb({ ratio: Math.round(worst) });
    if (total > limits.unpackedBytes) throw sheetsErrors.unpacksTooLarge({ size: megabytes(total), limit: megabytes(limits.unpackedBytes) });
    return new ZipParts(zip, new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry])));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A small part as text. @throws sheets.workbook-broken when it is absent, not small or not what the directory says */
  async text(name: string): Promise<string> {
    const entry = this.entries.get(name);
    if (!entry || entry.uncompressedSize > SMALL_BYTES) throw sheetsErrors.workbookBroken();
    try {
      const stream = await promisify<Entry, NodeJS.ReadableStream>(this.zip.openReadStream.bind(this.zip))(entry);
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    } catch {
      throw sheetsErrors.workbookBroken();
    }
  }
}

const ratioOf = (entry: Entry): number => entry.uncompressedSize / Math.max(1, entry.compressedSize);

async function directory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const zip = await open(bytes, { lazyEntries: true, autoClose: false });
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
