import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import iconv from 'iconv-lite';
import { type Config, HostReach } from '@tributary/platform';
import type { FtpSettings, ServerWay, SftpSettings } from '../feed/feed';
import { canRun, FILE_SERVER_PROGRAMS, type FileServers, SERVER_PASSWORD, startCuttingProxy, startFileServers } from '../testing';
import type { Mailboxes } from '../mail/mailboxes';
import type { WebSources } from '../web/web-sources';
import type { RemoteFile, Source } from './source';
import { Sources } from './sources';

const real = canRun(...FILE_SERVER_PROGRAMS) ? describe : describe.skip;
const config = { privateHosts: 'localhost', secret: 'x' } as Config;
const sources = new Sources(config, new HostReach(config), undefined as unknown as Mailboxes, undefined as unknown as WebSources);

async function bytesOf(source: Source, file: RemoteFile | undefined): Promise<Buffer> {
  const parts: Buffer[] = [];
  const target = new Writable({ write: (chunk: Buffer, _encoding, done) => (parts.push(chunk), done()) });
  if (!file) throw new Error('no such file');
  await source.fetch(file, target);
  return Buffer.concat(parts);
}

real('vsftpd and OpenSSH', () => {
  let servers: FileServers;
  beforeAll(async () => {
    servers = await startFileServers();
    servers.drop('销售 3月.csv', '中文内容');
    servers.drop(iconv.encode('国标名称.csv', 'gb18030'), 'gbk');
    servers.drop('half.csv.part', 'x');
    servers.drop('large.bin', large);
  });
  afterAll(() => servers.stop());

  const large = Buffer.alloc(3_000_000, 'abcdefghij');
  const base = (port: number): { host: string; port: number; user: string } => ({ host: 'localhost', port, user: servers.user });
  const ftp = (more: Partial<FtpSettings> = {}): ServerWay => ({ source: 'ftp', settings: { ...base(servers.ftpPort), folder: '/sales', ...more } });
  const sftp = (more: Partial<SftpSettings> = {}): ServerWay => ({ source: 'sftp', settings: { ...base(servers.sftpPort), folder: 'sales', hostKey: servers.hostKey, ...more } });
  const open = (way: ServerWay, secret = SERVER_PASSWORD): Promise<Source> => sources.openWith(way, secret);
  const refusal = (way: ServerWay, secret?: string): Promise<unknown> => open(way, secret).then((source) => (source.close(), 'opened'), (error: { code: string }) => error);

  it('give the same files with names in UTF-8 and GBK, whatever address the server announces', async () => {
    const ways = [
      ftp(), ftp({ port: servers.explicitPort, security: 'explicit', certificate: servers.certificatePem }), ftp({ port: servers.implicitPort, security: 'implicit', certificate: servers.certificatePem }),
    ];
    for (const way of ways) {
      const source = await open(way);
      const files = await source.list();
      expect(files.map(({ name }) => name).sort()).toEqual(['large.bin', '国标名称.csv', '销售 3月.csv']);
      expect((await bytesOf(source, files.find(({ name }) => name.startsWith('国标')))).toString()).toBe('gbk');
      expect((await bytesOf(source, files.find(({ name }) => name.startsWith('销售')))).toString()).toBe('中文内容');
      expect((await bytesOf(source, files.find(({ name }) => name === 'large.bin'))).equals(large)).toBe(true);
      source.close();
    }
    for (const secret of [SERVER_PASSWORD, servers.privateKey]) {
      const source = await open(sftp({ pattern: '*.csv' }), secret);
      const file = (await source.list()).find(({ name }) => name.startsWith('销售'));
      expect((await bytesOf(source, file)).toString()).toBe('中文内容');
      source.close();
    }
  });

  it('must show a certificate or key that somebody vouches for; what they show is told, to be confirmed', async () => {
    const explicit = { port: servers.explicitPort, security: 'explicit' } as const;
    const untrusted = (await refusal(ftp(explicit))) as { code: string; params: { fingerprint: string } };
    expect(untrusted).toMatchObject({ code: 'flows.certificate-untrusted', params: { fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) } });
    const { fingerprint } = untrusted.params;
    for (const security of ['explicit', 'implicit'] as const) {
      const source = await open(ftp({ security, port: security === 'explicit' ? servers.explicitPort : servers.implicitPort, fingerprint }));
      expect(await source.list()).toHaveLength(3);
      source.close();
    }
    expect(await refusal(ftp({ ...explicit, fingerprint: 'AA'.repeat(32) }))).toMatchObject({ code: 'flows.certificate-changed', params: { fingerprint } });
    expect(await refusal(sftp({ hostKey: undefined }))).toMatchObject({ code: 'flows.host-key-unconfirmed', params: { fingerprint: servers.hostKey } });
  });

  it('say in plain words what is wrong', async () => {
    expect(await refusal(ftp({ user: servers.user, port: servers.explicitPort }))).toMatchObject({ code: 'flows.encryption-wanted' });
    expect(await refusal(ftp({ security: 'explicit' }))).toMatchObject({ code: 'flows.encryption-refused' });
    expect(await refusal(ftp(), 'wrong')).toMatchObject({ code: 'flows.source-refused' });
    expect(await refusal(sftp(), 'wrong')).toMatchObject({ code: 'flows.source-refused' });
    expect(await refusal(sftp(), '-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense\n-----END OPENSSH PRIVATE KEY-----')).toMatchObject({ code: 'flows.key-unreadable' });
    for (const way of [ftp({ folder: '/nowhere' }), sftp({ folder: 'nowhere' })]) {
      const source = await open(way);
      await expect(source.list()).rejects.toMatchObject({ code: 'flows.folder-missing' });
      source.close();
    }
  });

  it('go on with a transfer where the line broke', async () => {
    for (const [way, passive] of [[ftp(), true], [sftp(), false]] as const) {
      const proxy = await startCuttingProxy(way.settings.port ?? 0, 1_000_000, passive);
      const source = await open({ ...way, settings: { ...way.settings, port: proxy.port } } as ServerWay);
      const file = (await source.list()).find(({ name }) => name === 'large.bin');
      expect((await bytesOf(source, file)).equals(large)).toBe(true);
      expect(proxy.cuts()).toBe(1);
      source.close();
      proxy.stop();
    }
  });

  it('let files go from the far side: moved without overwriting, or deleted; what may not be is a warning', async () => {
    for (const [index, way] of [ftp({ afterwards: 'move', movedTo: '/done' }), sftp({ afterwards: 'move', movedTo: 'done-too/deep' })].entries()) {
      const folder = path.join(servers.home, index === 0 ? 'done' : 'sales/done-too/deep');
      for (const round of [1, 2]) {
        servers.drop('move.csv', `round ${round}`);
        const source = await open(way);
        const file = (await source.list()).find(({ name }) => name === 'move.csv');
        if (file) await source.putAway(file);
        source.close();
      }
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['move.csv', expect.stringMatching(/^\d+-move\.csv$/)]));
    }
    for (const way of [ftp({ afterwards: 'delete' }), sftp({ afterwards: 'delete' })]) {
      servers.drop('gone.csv', 'x');
      const source = await open(way);
      const file = (await source.list()).find(({ name }) => name === 'gone.csv');
      if (!file) throw new Error('It was not listed.');
      await source.putAway(file);
      expect(existsSync(path.join(servers.home, 'sales/gone.csv'))).toBe(false);
      await expect(source.putAway(file)).rejects.toMatchObject({ code: 'flows.not-put-away' });
      source.close();
    }
  });

  it('are refused when their host key is another one', async () => {
    await servers.changeHostKey();
    expect(await refusal(sftp())).toMatchObject({ code: 'flows.host-key-changed' });
  });
});
