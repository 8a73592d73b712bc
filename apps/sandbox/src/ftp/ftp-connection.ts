import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { accessCommands } from './ftp-access-commands';
import type { FtpCommands } from './ftp-command';
import { folderCommands } from './ftp-folder-commands';
import { FtpRefusal, FtpReply } from './ftp-reply';
import { type FtpAccounts, FtpSession } from './ftp-session';
import { transferCommands } from './ftp-transfer-commands';

const IDLE_MS = 5 * 60_000;
const LONGEST_LINE = 4096;
const COMMANDS: FtpCommands = { ...accessCommands, ...folderCommands, ...transferCommands };

/** Serves one control connection to its end: a command, then its reply, one at a time. */
export async function serveFtpConnection(socket: Socket, accounts: FtpAccounts): Promise<void> {
  const say = (reply: FtpReply): void => void (socket.writable && socket.write(reply.toString()));
  const session = new FtpSession(accounts, hostOf(socket), socket.remoteAddress, (code, text) => say(new FtpReply(code, text)));
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  say(new FtpReply(220, 'Tributary sandbox FTP'));
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  // it repeats the errors of its socket, and an error that nobody listens to ends the process
  lines.on('error', () => socket.destroy());
  try {
    for await (const line of lines) {
      const reply = await answer(session, line);
      say(reply);
      if (reply.code === 221) break;
    }
  } finally {
    session.end();
    socket.end();
  }
}

const hostOf = (socket: Socket): string => (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');

async function answer(session: FtpSession, line: string): Promise<FtpReply> {
  if (line.length > LONGEST_LINE) return new FtpReply(500, 'That line is too long.');
  const [, verb = '', argument = ''] = /^(\S*) ?(.*)$/.exec(line) ?? [];
  const command = COMMANDS[verb.toUpperCase()];
  if (!command) return new FtpReply(502, 'That command is not known here.');
  if (command.needsLogin !== false && !session.account) return new FtpReply(530, 'Please log in first.');
  try {
    return await command.run(session, argument);
  } catch (error) {
    return error instanceof FtpRefusal ? new FtpReply(error.code, error.message) : new FtpReply(550, 'There is no such file or folder, or it cannot be used so.');
  }
}
