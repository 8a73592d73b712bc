import type { Fault } from '@tributary/sheets';

export const MAIL_SECURITIES = ['implicit', 'starttls'] as const;

/** How a mailbox is reached: always encrypted. */
export interface MailboxSettings {
  readonly host: string;
  readonly port?: number;
  readonly security: (typeof MAIL_SECURITIES)[number];
  readonly user: string;
  /** INBOX unless another folder is named. */
  readonly folder?: string;
  /** PEM of a certificate to trust, for servers that sign their own. */
  readonly certificate?: string;
  /** The name under which the receiving server signs its judgement (Authentication-Results); absent: the topmost counts. */
  readonly judge?: string;
}

/** All that reading a mailbox needs. */
export interface Mailbox {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly settings: MailboxSettings;
  readonly secret: Buffer;
  readonly ownerId: number | null;
  readonly status: 'active' | 'paused';
  /** YYYY-MM-DD; older mails are left alone. */
  readonly since: string;
  readonly canaryToken: string | null;
  readonly canarySentAt: Date | null;
  readonly canarySeenAt: Date | null;
}

export const MAIL_STATES = ['waiting', 'archived', 'ignored', 'unassigned', 'dismissed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What the receiving server found, word for word: pass, fail, softfail, none … */
export interface MailAuthentication {
  readonly spf?: string;
  readonly dkim?: string;
  readonly dmarc?: string;
}

/** A mail as its box tells of it, before anything is fetched. */
export interface ListedMail {
  readonly uidValidity: number;
  readonly uid: number;
  readonly messageId: string;
  /** Address in lower case; empty: nobody. */
  readonly sender: string;
  readonly subject: string;
  readonly receivedAt: Date;
  /** Bytes, as the server says; some guess. */
  readonly size: number;
  readonly attachments: readonly string[];
  /** The raw header lines. */
  readonly headers: string;
}

/** A feed that mails of a box may belong to. */
export interface MailFeed {
  readonly id: number;
  readonly dealerId: number;
  /** Addresses, or `@domain` for everybody there. */
  readonly senders: readonly string[];
  /** Names of files that it takes: `*` and `?` as usual. */
  readonly pattern?: string;
}

/** What is to become of a mail. */
export interface MailVerdict {
  readonly state: 'waiting' | 'ignored' | 'unassigned';
  readonly feed: MailFeed | null;
  readonly reason: Fault | null;
}
