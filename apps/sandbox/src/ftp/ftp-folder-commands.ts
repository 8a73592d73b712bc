import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import type { FtpCommand, FtpCommands } from './ftp-command';
import { machineTime } from './ftp-listing';
import { FtpRefusal, FtpReply } from './ftp-reply';
import type { FtpSession } from './ftp-session';

const done = new FtpReply(250, 'Done.');
/** Doubled quotes inside, as RFC 959 wants them. */
const quoted = (shown: string): string => `"${shown.replaceAll('"', '""')}"`;

async function changeFolder(session: FtpSession, argument: string): Promise<FtpReply> {
  const { shown, local } = session.resolve(argument);
  if (!(await stat(local)).isDirectory()) throw new FtpRefusal(550, 'That is not a folder.');
  session.workingFolder = shown;
  return done;
}

const workingFolder: FtpCommand = { run: (session) => new FtpReply(257, `${quoted(session.workingFolder)} is the current folder.`) };
const upwards: FtpCommand = { run: (session) => changeFolder(session, '..') };
const into: FtpCommand = { run: changeFolder };
const make: FtpCommand = {
  run: async (session, argument) => {
    const { shown, local } = session.resolve(argument);
    await mkdir(local);
    return new FtpReply(257, `${quoted(shown)} made.`);
  },
};
const removeFolder: FtpCommand = {
  run: async (session, argument) => {
    await rmdir(session.resolve(argument).local);
    return done;
  },
};

/** Moving about, and changing what is there. */
export const folderCommands: FtpCommands = {
  PWD: workingFolder,
  XPWD: workingFolder,
  CWD: into,
  CDUP: upwards,
  MKD: make,
  RMD: removeFolder,
  DELE: {
    run: async (session, argument) => {
      await rm(session.resolve(argument).local);
      return done;
    },
  },
  RNFR: {
    run: async (session, argument) => {
      const { local } = session.resolve(argument);
      await stat(local);
      session.renameFrom = local;
      return new FtpReply(350, 'And its new name?');
    },
  },
  RNTO: {
    run: async (session, argument) => {
      const from = session.renameFrom;
      if (!from) throw new FtpRefusal(503, 'RNFR comes first.');
      session.renameFrom = undefined;
      await rename(from, session.resolve(argument).local);
      return done;
    },
  },
  SIZE: {
    run: async (session, argument) => {
      const found = await stat(session.resolve(argument).local);
      if (!found.isFile()) throw new FtpRefusal(550, 'That is not a file.');
      return new FtpReply(213, String(found.size));
    },
  },
  MDTM: { run: async (session, argument) => new FtpReply(213, machineTime((await stat(session.resolve(argument).local)).mtime)) },
};
