import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { DebianServers, freePort } from './debian-servers';

export const MAIL_SERVER_PROGRAMS = ['/usr/sbin/dovecot', '/usr/lib/dovecot/lmtp'];
export const MAIL_ADDRESS = 'flow@company.test';
export const MAIL_PASSWORD = 'mail-secret';

/** Dovecot with one box, and real delivery into it. */
export interface MailServer {
  readonly imapsPort: number;
  readonly imapPort: number;
  readonly certificatePem: string;
  deliver(raw: Buffer): Promise<void>;
  /** What the server wrote down; with what programs said of themselves. */
  log(): string;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const servers = new DebianServers();
  const { folder, certificate, key } = servers;
  const [imapPort, imapsPort, lmtpPort] = [await freePort(), await freePort(), await freePort()];
  for (const name of ['mail', 'home', 'run', 'state']) mkdirSync(path.join(folder, name));
  execFileSync('chown', ['-R', 'mail:mail', path.join(folder, 'mail'), path.join(folder, 'home')]);
  const users = servers.write('users', `${MAIL_ADDRESS}:{PLAIN}${MAIL_PASSWORD}\n`);
  const config = servers.write('dovecot.conf', `
    base_dir = ${folder}/run
    state_dir = ${folder}/state
    log_path = ${folder}/dovecot.log
    listen = 127.0.0.1
    protocols = imap lmtp
    ssl = yes
    ssl_cert = <${certificate}
    ssl_key = <${key}
    auth_failure_delay = 0
    imap_id_log = *
    mail_location = maildir:${folder}/mail/%u
    mail_uid = mail
    mail_gid = mail
    first_valid_uid = 1
    first_valid_gid = 1
    passdb {
      driver = passwd-file
      args = scheme=PLAIN username_format=%u ${users}
    }
    userdb {
      driver = static
      args = uid=mail gid=mail home=${folder}/home/%u
    }
    service imap-login {
      inet_listener imap {
        port = ${imapPort}
      }
      inet_listener imaps {
        port = ${imapsPort}
        ssl = yes
      }
    }
    service lmtp {
      inet_listener lmtp {
        address = 127.0.0.1
        port = ${lmtpPort}
      }
    }
    namespace inbox {
      inbox = yes
    }
  `);
  await servers.start(imapsPort, '/usr/sbin/dovecot', '-F', '-c', config);
  const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true });
  return {
    imapsPort,
    imapPort,
    certificatePem: readFileSync(certificate, 'utf8'),
    deliver: async (raw) => void (await transport.sendMail({ envelope: { from: 'sender@dealer.test', to: [MAIL_ADDRESS] }, raw })),
    log: () => readFileSync(path.join(folder, 'dovecot.log'), 'utf8'),
    stop: async () => {
      transport.close();
      await servers.stop();
    },
  };
}
