import path from 'node:path';
import { ControlServer } from './control/control-server';
import { sendYesterday } from './files/daily-routine';
import { DealerDrop } from './files/dealer-drop';
import { FtpServer } from './ftp/ftp-server';
import { Mailbox } from './mail/mailbox';
import { MailServer } from './mail/mail-server';
import { SandboxWorld } from './spec/sandbox-world';
import { QuerySite } from './web/query-site';

const HOST = '127.0.0.1';
const ROUTINE_MS = 60_000;

async function main(): Promise<void> {
  const world = new SandboxWorld(path.resolve(process.env['SANDBOX_DIR'] ?? '.data/sandbox'));
  const ftp = new FtpServer((user) => {
    const dealer = world.dealer(user);
    return dealer && { user, password: dealer.ftpPassword, home: world.homeOf(dealer) };
  });
  const drops = new DealerDrop(world);
  const mailbox = new Mailbox();
  const mail = new MailServer(mailbox, () => new Date());
  const control = new ControlServer(world, drops, mailbox, new QuerySite(world), () => new Date());
  const ftpPort = await ftp.listen(Number(process.env['SANDBOX_FTP_PORT'] ?? 2121), HOST);
  const smtpPort = await mail.listen(Number(process.env['SANDBOX_SMTP_PORT'] ?? 2525), HOST);
  const port = await control.listen(Number(process.env['SANDBOX_PORT'] ?? 4000), HOST);
  console.log(`sandbox: control page http://${HOST}:${port}, FTP ftp://${HOST}:${ftpPort}, SMTP smtp://${HOST}:${smtpPort}`);
  if (process.env['SANDBOX_ROUTINE'] !== 'off') everyMinute(() => sendYesterday(world, drops, new Date()));
  const stop = async (): Promise<void> => {
    await Promise.all([ftp.close(), mail.close(), control.close()]);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** A spec that is being rewritten right now is read the next time. */
function everyMinute(work: () => void): void {
  const attempt = (): void => {
    try {
      work();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  };
  attempt();
  setInterval(attempt, ROUTINE_MS);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
