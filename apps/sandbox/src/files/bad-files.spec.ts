import { fromBuffer } from 'yauzl';
import { read } from 'xlsx';
import { cutOff, renamedProgram, zipBomb } from './bad-files';
import { zip } from './zip';

const entriesOf = (file: Buffer): Promise<{ name: string; packed: number; size: number }[]> =>
  new Promise((resolve, reject) => {
    const found: { name: string; packed: number; size: number }[] = [];
    fromBuffer(file, (error, archive) => {
      if (error) return reject(error);
      archive.on('entry', (entry) => found.push({ name: entry.fileName, packed: entry.compressedSize, size: entry.uncompressedSize }));
      archive.on('end', () => resolve(found)).on('error', reject);
    });
  });

describe('zip', () => {
  it('writes archives that others can read', async () => {
    const file = zip([
      { name: 'a.txt', content: Buffer.from('aaaa') },
      { name: 'b/c.txt', content: Buffer.from('c') },
    ]);
    expect((await entriesOf(file)).map(({ name, size }) => [name, size])).toEqual([
      ['a.txt', 4],
      ['b/c.txt', 1],
    ]);
  });
});

describe('zipBomb', () => {
  it('is small, has the parts of a workbook, and unpacks to 256 MB', async () => {
    const bomb = zipBomb();
    const entries = await entriesOf(bomb);
    expect(bomb.length).toBeLessThan(2 * 1024 ** 2);
    expect(entries.map(({ name }) => name)).toContain('xl/workbook.xml');
    expect(entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.size).toBe(256 * 1024 ** 2);
  });
});

describe('renamedProgram and cutOff', () => {
  it('are no workbooks', () => {
    expect(renamedProgram().subarray(0, 2).toString()).toBe('MZ');
    expect(() => read(cutOff(zip([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }])), { type: 'buffer' })).toThrow();
  });
});
