import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FtpCommands } from './ftp-command';
import { type ListedFile, listLine, machineLine } from './ftp-listing';
import { FtpRefusal, FtpReply } from './ftp-reply';
import type { FtpSession } from './ftp-session';

/** Files that begin with a dot are unfinished or none of the client's business. */
async function listedFiles(folder: string): Promise<ListedFile[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return Promise.all(
    names.map(async (name) => {
      const found = await stat(path.join(folder, name));
      return { name, isFolder: found.isDirectory(), bytes: found.size, changedAt: found.mtime };
    }),
  );
}

async function sendText(session: FtpSession, lines: readonly string[]): Promise<FtpReply> {
  return send(session, Readable.from(lines.map((line) => Buffer.from(`${line}\r\n`))));
}

async function send(session: FtpSession, content: Readable): Promise<FtpReply> {
  const channel = session.takeChannel();
  session.say(150, 'Here it comes.');
  try {
    await pipeline(content, await channel.socket());
    return new FtpReply(226, 'Transfer complete.');
  } catch {
    throw new FtpRefusal(426, 'The data connection broke off.');
  } finally {
    channel.close();
  }
}

/** Into a hidden file first: nobody reads half an upload. */
async function receive(session: FtpSession, argument: string): Promise<FtpReply> {
  const { local } = session.resolve(argument);
  const unfinished = path.join(path.dirname(local), `.${path.basename(local)}.part`);
  const channel = session.takeChannel();
  session.say(150, 'Go ahead.');
  try {
    await pipeline(await channel.socket(), createWriteStream(unfinished));
    await rename(unfinished, local);
    return new FtpReply(226, 'Stored.');
  } catch {
    await rm(unfinished, { force: true });
    throw new FtpRefusal(451, 'It could not be stored.');
  } finally {
    channel.close();
  }
}

/** `ls` flags that clients send with LIST are ignored. */
const withoutFlags = (argument: string): string => argument.replace(/^-\w+\s*/, '');

/** Everything that needs a data connection. */
export const transferCommands: FtpCommands = {
  PASV: { run: async (session) => new FtpReply(227, `Entering Passive Mode (${(await session.openChannel()).passiveAddress})`) },
  EPSV: { run: async (session) => new FtpReply(229, `Entering Extended Passive Mode (|||${(await session.openChannel()).port}|)`) },
  LIST: {
    run: async (session, argument) => {
      const files = await listedFiles(session.resolve(withoutFlags(argument)).local);
      const now = new Date();
      return sendText(session, files.map((file) => listLine(file, now)));
    },
  },
  NLST: { run: async (session, argument) => sendText(session, (await listedFiles(session.resolve(withoutFlags(argument)).local)).map(({ name }) => name)) },
  MLSD: { run: async (session, argument) => sendText(session, (await listedFiles(session.resolve(argument).local)).map(machineLine)) },
  REST: {
    run: (session, argument) => {
      if (!/^\d+$/.test(argument)) throw new FtpRefusal(501, 'A number of bytes, please.');
      session.restartAt = Number(argument);
      return new FtpReply(350, 'From there.');
    },
  },
  RETR: {
    run: async (session, argument) => {
      const { local } = session.resolve(argument);
      if (!(await stat(local)).isFile()) throw new FtpRefusal(550, 'That is not a file.');
      const start = session.restartAt;
      session.restartAt = 0;
      return send(session, createReadStream(local, { start }));
    },
  },
  STOR: { run: receive },
};
