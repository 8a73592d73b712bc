import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DebianServers, freePort } from './debian-servers';

export const FILE_SERVER_PROGRAMS = ['/usr/sbin/vsftpd', '/usr/sbin/sshd', '/usr/bin/ssh-keygen'];
export const SERVER_PASSWORD = '密码-secret';

/** vsftpd in three ways and OpenSSH's sftp, over one account whose files lie in `home`/sales. */
export interface FileServers {
  readonly user: string;
  readonly home: string;
  /** Plain; announces an address for data connections that leads nowhere. */
  readonly ftpPort: number;
  readonly explicitPort: number;
  readonly implicitPort: number;
  readonly sftpPort: number;
  readonly certificatePem: string;
  /** Opens the account by SFTP. */
  readonly privateKey: string;
  /** `SHA256:…` as ssh-keygen prints it. */
  readonly hostKey: string;
  drop(name: string | Buffer, content: string | Buffer): void;
  /** The server gets another key, as if somebody posed as it. */
  changeHostKey(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFileServers(): Promise<FileServers> {
  const servers = new DebianServers();
  const { user, home } = servers.addUser(SERVER_PASSWORD);
  const sales = path.join(home, 'sales');
  mkdirSync(sales);
  const { uid, gid } = statSync(home);
  const own = (file: string | Buffer): void => chownSync(file, uid, gid);
  own(sales);
  mkdirSync(path.join(servers.folder, 'empty'));
  const [ftpPort, explicitPort, implicitPort, sftpPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
  await ftpServer(servers, ftpPort, ['pasv_address=10.9.8.7']);
  await ftpServer(servers, explicitPort, tls(servers));
  await ftpServer(servers, implicitPort, [...tls(servers), 'implicit_ssl=YES']);
  const ssh = await sshServer(servers, user, sftpPort);
  return {
    user, home, ftpPort, explicitPort, implicitPort, sftpPort, ...ssh,
    certificatePem: readFileSync(servers.certificate, 'utf8'),
    drop: (name, content) => {
      const file = Buffer.concat([Buffer.from(`${sales}/`), Buffer.from(name)]);
      writeFileSync(file, content);
      own(file);
    },
    stop: () => servers.stop(),
  };
}

const tls = ({ certificate, key }: DebianServers): string[] => [
  'ssl_enable=YES', `rsa_cert_file=${certificate}`, `rsa_private_key_file=${key}`, 'force_local_logins_ssl=YES', 'force_local_data_ssl=YES', 'ssl_tlsv1=YES', 'require_ssl_reuse=YES',
  'ssl_ciphers=HIGH',
];

async function ftpServer(servers: DebianServers, port: number, more: readonly string[]): Promise<void> {
  const lines = [
    'listen=YES', 'listen_ipv6=NO', 'listen_address=127.0.0.1', `listen_port=${port}`, 'background=NO', 'anonymous_enable=NO', 'local_enable=YES', 'write_enable=YES',
    'chroot_local_user=YES', 'allow_writeable_chroot=YES', 'seccomp_sandbox=NO', 'isolate_network=NO', `secure_chroot_dir=${servers.folder}/empty`, 'pam_service_name=vsftpd',
    'check_shell=NO', 'utf8_filesystem=NO', ...more,
  ];
  await servers.start(port, '/usr/sbin/vsftpd', servers.write(`vsftpd-${port}.conf`, `${lines.join('\n')}\n`));
}

async function sshServer(servers: DebianServers, user: string, port: number): Promise<Pick<FileServers, 'privateKey' | 'hostKey' | 'changeHostKey'>> {
  const keyPair = (name: string): string => {
    const file = path.join(servers.folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
    return file;
  };
  mkdirSync('/run/sshd', { recursive: true });
  const [hostKeyFile, userKey] = [keyPair('host'), keyPair('user')];
  servers.write('authorized', readFileSync(`${userKey}.pub`, 'utf8'));
  const start = (hostKey: string): ReturnType<DebianServers['start']> => {
    const lines = [
      `Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${hostKey}`, `PidFile ${servers.folder}/sshd.pid`, 'UsePAM no', 'StrictModes no', 'PasswordAuthentication yes',
      `AuthorizedKeysFile ${servers.folder}/authorized`, `AllowUsers ${user}`, 'Subsystem sftp internal-sftp', 'ForceCommand internal-sftp', 'MaxStartups 100',
    ];
    return servers.start(port, '/usr/sbin/sshd', '-D', '-e', '-f', servers.write('sshd_config', `${lines.join('\n')}\n`));
  };
  const running = await start(hostKeyFile);
  return {
    privateKey: readFileSync(userKey, 'utf8'),
    hostKey: execFileSync('ssh-keygen', ['-lf', `${hostKeyFile}.pub`]).toString().split(' ')[1] ?? '',
    changeHostKey: async () => {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      await ended;
      await start(keyPair('other-host'));
    },
  };
}
