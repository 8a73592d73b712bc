import { createHash, timingSafeEqual } from 'node:crypto';
import type { FtpCommands } from './ftp-command';
import { FtpRefusal, FtpReply } from './ftp-reply';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const FEATURES = ['EPSV', 'MDTM', 'MLST type*;size*;modify*;', 'REST STREAM', 'SIZE', 'UTF8'];
const OPEN = { needsLogin: false } as const;

/** Who is there, and what this server can do. */
export const accessCommands: FtpCommands = {
  USER: {
    ...OPEN,
    run: (session, name) => {
      session.userName = name;
      session.account = undefined;
      return new FtpReply(331, 'Password, please.');
    },
  },
  PASS: {
    ...OPEN,
    run: (session, password) => {
      const account = session.accounts(session.userName);
      if (!account || !timingSafeEqual(digest(account.password), digest(password))) throw new FtpRefusal(530, 'Login incorrect.');
      session.account = account;
      session.workingFolder = '/';
      return new FtpReply(230, 'Logged in.');
    },
  },
  AUTH: { ...OPEN, run: () => new FtpReply(502, 'No TLS here.') },
  FEAT: { ...OPEN, run: () => new FtpReply(211, 'Features:', FEATURES) },
  SYST: { ...OPEN, run: () => new FtpReply(215, 'UNIX Type: L8') },
  NOOP: { ...OPEN, run: () => new FtpReply(200, 'Yes.') },
  QUIT: { ...OPEN, run: () => new FtpReply(221, 'Goodbye.') },
  OPTS: { ...OPEN, run: (_session, option) => (/^(UTF8 ON|MLST\b)/i.test(option) ? new FtpReply(200, 'Always so.') : new FtpReply(501, 'Unknown option.')) },
  TYPE: { ...OPEN, run: (_session, type) => (/^(I|A|L 8)/i.test(type) ? new FtpReply(200, 'Bytes are sent as they are.') : new FtpReply(504, 'Only types I and A.')) },
  STRU: { ...OPEN, run: (_session, structure) => (structure.toUpperCase() === 'F' ? new FtpReply(200, 'File structure.') : new FtpReply(504, 'Only file structure.')) },
  MODE: { ...OPEN, run: (_session, mode) => (mode.toUpperCase() === 'S' ? new FtpReply(200, 'Stream mode.') : new FtpReply(504, 'Only stream mode.')) },
  ALLO: { ...OPEN, run: () => new FtpReply(202, 'Not necessary.') },
};
