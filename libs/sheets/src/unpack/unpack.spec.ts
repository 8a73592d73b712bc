import { gzipSync } from 'node:zlib';
import { archive, gb18030, workbook } from '../testing/sample-files';
import { sampleMail } from '../testing/sample-mails';
import { UNPACK_LIMITS } from './member';
import { unpack } from './unpack';

const A = Buffer.from('a,b\n1,2\n');
const names = async (bytes: Buffer): Promise<string[] | undefined> => (await unpack(bytes))?.members.map(({ name }) => name);

describe('a file that holds others', () => {
  it('gives its files with their folders', async () => {
    expect(await unpack(archive({ '华东/三月.csv': A, '华东/': Buffer.alloc(0) }))).toEqual({ kind: 'archive', opened: [], members: [{ name: '华东/三月.csv', bytes: A }] });
  });

  it('reads names in GB18030, and none that leads out of it', async () => {
    expect(await names(archive({ '流向数据\\三月明细表.xls': A, '../../etc/x.csv': A, 'C:\\a.csv': A }, gb18030))).toEqual(['流向数据/三月明细表.xls', 'etc/x.csv', 'a.csv']);
  });

  it('leaves out what operating systems add', async () => {
    expect(await names(archive({ 'a.csv': A, '__MACOSX/._a.csv': A, '.DS_Store': A, 'x/Thumbs.db': A, '~$a.xlsx': A }))).toEqual(['a.csv']);
  });

  it('is opened to the innermost file, and whole workbooks stay whole', async () => {
    const inner = archive({ 'b.xlsx': workbook({ S: [['x']] }), 'c.csv.gz': gzipSync(A) });
    const mail = sampleMail([{ name: 'in.zip', bytes: inner }, { name: 'a.csv', bytes: A }]);
    const opened = await unpack(archive({ 'fwd.eml': mail }));
    expect(opened?.members.map(({ name }) => name)).toEqual(['fwd.eml/in.zip/b.xlsx', 'fwd.eml/in.zip/c.csv.gz/c.csv', 'fwd.eml/a.csv']);
    expect(opened?.opened).toEqual(['fwd.eml', 'fwd.eml/in.zip', 'fwd.eml/in.zip/c.csv.gz']);
  });

  it('inside which one is broken gives that as it is', async () => {
    const broken = archive({ 'a.csv': A }).subarray(0, 40);
    expect(await names(archive({ 'broken.zip': broken, 'a.csv': A }))).toEqual(['broken.zip', 'a.csv']);
  });

  it('is opened only so deep, so wide and so far', async () => {
    let nested = archive({ 'a.csv': A });
    for (let level = 0; level < UNPACK_LIMITS.depth + 3; level += 1) nested = archive({ 'n.zip': nested });
    expect((await names(nested))?.[0]).toBe('n.zip/n.zip/n.zip/n.zip');
    const many = archive(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.csv`, A])));
    await expect(unpack(many, { ...UNPACK_LIMITS, members: 29 })).rejects.toMatchObject({ code: 'sheets.too-many-members' });
    await expect(unpack(archive({ 'in.zip': many }), { ...UNPACK_LIMITS, members: 29 })).rejects.toMatchObject({ code: 'sheets.too-many-members' });
    await expect(unpack(archive({ 'in.zip': many }), { ...UNPACK_LIMITS, unpackedBytes: many.length + 100 })).rejects.toMatchObject({ code: 'sheets.unpacks-too-large' });
    await expect(unpack(gzipSync(Buffer.alloc(10_000)), { ...UNPACK_LIMITS, unpackedBytes: 9999 })).rejects.toMatchObject({ code: 'sheets.unpacks-too-large' });
  });

  it('with a password is refused', async () => {
    const bytes = archive({ 'a.csv': A });
    bytes[6] = 1;
    bytes[bytes.indexOf('PK\x01\x02', 'latin1') + 8] = 1;
    await expect(unpack(bytes)).rejects.toMatchObject({ code: 'sheets.password-protected' });
  });

  it('is none: a workbook, a text', async () => {
    expect(await unpack(workbook({ S: [['x']] }))).toBeUndefined();
    expect(await unpack(A)).toBeUndefined();
  });
});
