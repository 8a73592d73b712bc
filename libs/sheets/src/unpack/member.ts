import type { Mail } from '../mail/mail';

/** A file inside an archive or a mail. */
export interface Member {
  /** With the folders and the archives it lies in: `三月.zip/华东/流向.xls`. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Only part of a mail's own text or letterhead. */
  readonly inline?: boolean;
}

/** A file that holds others. */
export interface Unpacked {
  readonly kind: 'archive' | 'mail';
  /** Names of archives and mails inside it that were opened as well. */
  readonly opened: readonly string[];
  /** In their order; what only the program or the sender's letterhead put there is left out. */
  readonly members: readonly Member[];
  /** The outermost mail. */
  readonly mail?: Mail;
}

/** How far a file is opened. */
export interface UnpackLimits {
  /** All members together, unpacked. */
  readonly unpackedBytes: number;
  /** A large member that shrinks more than this was made to. */
  readonly ratio: number;
  readonly members: number;
  /** Archives and mails inside each other. */
  readonly depth: number;
}

const MB = 1024 ** 2;

export const UNPACK_LIMITS: UnpackLimits = { unpackedBytes: 512 * MB, ratio: 200, members: 500, depth: 4 };
