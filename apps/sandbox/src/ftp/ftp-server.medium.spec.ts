import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Client, FTPError } from 'basic-ftp';
import { FtpServer } from './ftp-server';

const collect = (): { sink: Writable; content: () => string } => {
  const parts: Buffer[] = [];
  const sink = new Writable({ write: (part: Buffer, _encoding, done) => (parts.push(part), done()) });
  return { sink, content: () => Buffer.concat(parts).toString() };
};

describe('FtpServer, spoken to by basic-ftp', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-ftp-'));
  const home = path.join(folder, 'one');
  const server = new FtpServer((user) => (user === 'one' ? { user, password: 'secret', home } : undefined));
  const client = new Client(5000);
  let port = 0;

  beforeAll(async () => {
    mkdirSync(path.join(home, 'sales'), { recursive: true });
    writeFileSync(path.join(folder, 'foreign.txt'), 'not yours');
    writeFileSync(path.join(home, 'sales', '销售明细-2026.csv'), '中文内容');
    writeFileSync(path.join(home, 'sales', '.hidden.part'), '');
    port = await server.listen(0, '127.0.0.1');
    await client.access({ host: '127.0.0.1', port, user: 'one', password: 'secret' });
  });

  afterAll(async () => {
    client.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('lists folders with names, sizes and times, without unfinished files', async () => {
    const files = await client.list('/sales');
    expect(files.map(({ name, size, isFile }) => ({ name, size, isFile }))).toEqual([{ name: '销售明细-2026.csv', size: 12, isFile: true }]);
    expect(files[0]?.modifiedAt?.getTime()).toBeGreaterThan(0);
  });

  it('lists the old way too', async () => {
    client.availableListCommands = ['LIST -a'];
    const [file] = await client.list('/sales');
    expect([file?.name, file?.size]).toEqual(['销售明细-2026.csv', 12]);
  });

  it('sends a file, whole or from a place on', async () => {
    const [whole, rest] = [collect(), collect()];
    await client.downloadTo(whole.sink, '/sales/销售明细-2026.csv');
    await client.downloadTo(rest.sink, '/sales/销售明细-2026.csv', 6);
    expect([whole.content(), rest.content()]).toEqual(['中文内容', '内容']);
  });

  it('takes an upload, renames and deletes it', async () => {
    await client.ensureDir('/in/deep');
    await client.uploadFrom(Readable.from([Buffer.from('hello')]), 'a.txt');
    await client.rename('a.txt', 'b.txt');
    expect(readFileSync(path.join(home, 'in/deep/b.txt'), 'utf8')).toBe('hello');
    expect(await client.size('b.txt')).toBe(5);
    expect(await client.lastMod('b.txt')).toBeInstanceOf(Date);
    await client.remove('b.txt');
    await client.cd('/');
    await expect(client.size('/in/deep/b.txt')).rejects.toThrow(FTPError);
  });

  it('shows nothing above the home', async () => {
    const foreign = collect();
    await expect(client.downloadTo(foreign.sink, '../foreign.txt')).rejects.toThrow('550');
    await expect(client.cd('../..')).resolves.toMatchObject({ code: 250 });
    expect(await client.pwd()).toBe('/');
  });

  it.each([
    ['one', 'wrong'],
    ['nobody', 'secret'],
  ])('refuses %s with the password %s', async (user, password) => {
    const stranger = new Client(5000);
    await expect(stranger.access({ host: '127.0.0.1', port, user, password })).rejects.toThrow('530');
    stranger.close();
  });

  it('does nothing before the login', async () => {
    const stranger = new Client(5000);
    await stranger.connect('127.0.0.1', port);
    await expect(stranger.send('DELE /sales/x')).rejects.toThrow('530');
    await expect(stranger.send('PASV')).rejects.toThrow('530');
    stranger.close();
  });
});
