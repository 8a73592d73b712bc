import { gzipSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { promisify } from 'node:util';
import type { Ending, HostileOpener } from './hostile';
import { mutated, seededRandom } from './mutations';
import { archive, gb18030, workbook } from './sample-files';
import { sampleMail, sampleOutlookMessage, sampleTnef } from './sample-mails';

const ROWS = [['日期', '客户', '数量', '金额'], ...Array.from({ length: 12 }, (_, index) => [`2026-03-${String(index + 1).padStart(2, '0')}`, `老王${index}`, index, index * 12.5])];
const TEXT = ROWS.map((row) => row.map((cell) => (typeof cell === 'string' ? `"${cell}"` : cell)).join(',')).join('\r\n');
const FILES = [{ name: '三月.csv', bytes: Buffer.from(TEXT) }];
const SHEETS = { 流向: ROWS, 库存: ROWS };

const X12 =
  'ISA*00*          *00*          *ZZ*DEALER         *ZZ*MAKER          *260302*0900*U*00401*000000001*0*P*>~GS*PT*D*M*20260302*0900*1*X*004010~ST*867*0001~BPT*00*R1*20260302*02~PTD*SS*IV*X1~N1*ST*A*92*C7~QTY*32*12*CA~LIN*1*VC*Y1~SE*7*0001~GE*1*1~IEA*1*000000001~';
const EDIFACT = "UNA:+.? 'UNB+UNOC:3+D+M+260302:0900+1'UNH+1+SLSRPT:D:96A:UN'BGM+73E+R1+9'DTM+356:2026030120260302:718'LOC+162+C7'LIN+1++Y1:SA'IMD+F++:::a ?+ b'QTY+153:12:CT'UNT+8+1'UNZ+1+1'";
/** One file for each parser. */
export const FUZZED: Readonly<Record<string, () => Buffer>> = {
  csv: () => Buffer.from(TEXT),
  'csv in GB18030': () => gb18030(TEXT),
  'csv in UTF-16': () => Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
  X12: () => Buffer.from(X12),
  EDIFACT: () => Buffer.from(EDIFACT),
  xlsx: () => workbook(SHEETS, 'xlsx', [], ['A2:A4', 'B2:C2']),
  'xls, BIFF 8': () => workbook(SHEETS, 'biff8'),
  'xls, BIFF 5': () => workbook(SHEETS, 'biff5'),
  'xls, BIFF 2': () => workbook(SHEETS, 'biff2'),
  xlsb: () => workbook(SHEETS, 'xlsb'),
  ods: () => workbook(SHEETS, 'ods'),
  'flat ods': () => workbook(SHEETS, 'fods'),
  'XML of Excel 2003': () => workbook(SHEETS, 'xlml'),
  HTML: () => workbook(SHEETS, 'html'),
  SYLK: () => workbook(SHEETS, 'sylk'),
  DBF: () => workbook({ S: [['NAME', 'QTY'], ['a', 1], ['b', 2]] }, 'dbf'),
  zip: () => archive({ '三月.csv': Buffer.from(TEXT) }, gb18030),
  gzip: () => gzipSync(TEXT),
  mail: () => sampleMail(FILES),
  'winmail.dat': () => sampleTnef(FILES),
  'message of Outlook': () => sampleOutlookMessage('三月', FILES),
};
/** Packed files whose parts are mutated as well: else a checksum stops nearly everything at the door. */
const PACKED = new Set(['xlsx', 'xlsb', 'ods']);

export interface Fuzzed extends Ending {
  readonly kind: string;
  readonly round: number;
}

/** Each kind of file, mutated so many times; the same seed gives the same files. `only`: a word that the names of the wanted kinds have. */
export async function* fuzz(opener: HostileOpener, rounds: number, seed: number, only = ''): AsyncGenerator<Fuzzed> {
  for (const [index, [kind, sample]] of Object.entries(FUZZED).entries()) {
    if (!kind.includes(only)) continue;
    const random = seededRandom(seed + index);
    const original = sample();
    const parts = PACKED.has(kind) ? await partsOf(original) : undefined;
    for (let round = 0; round < rounds; round += 1) {
      const bytes = parts && random() < 0.7 ? repacked(parts, random) : mutated(original, random);
      yield { kind, round, ...(await opener.open(bytes)) };
    }
  }
}

async function partsOf(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { lazyEntries: true, autoClose: false });
  const entries: Entry[] = await new Promise((resolve, reject) => {
    const found: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      found.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(found));
    zip.on('error', reject);
    zip.readEntry();
  });
  const parts: Record<string, Buffer> = {};
  for (const entry of entries) {
    const stream = await promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    parts[entry.fileName] = Buffer.concat(chunks);
  }
  return parts;
}

function repacked(parts: Readonly<Record<string, Buffer>>, random: () => number): Buffer {
  const names = Object.keys(parts);
  const chosen = names[Math.floor(random() * names.length)];
  return archive(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, name === chosen ? mutated(content, random) : content])));
}
