import type { Fault } from '@tributary/sheets';
import type { KnownLayout } from '../layout/layout-shape';
import type { LayoutMapping } from '../map/layout-mapping';
import type { Recipe } from '../web/recipe/recipe';

export type FeedState = 'ok' | 'nothing' | 'attention' | 'failed';

/** The ways in which dealers' files come by themselves; files that people bring have no feed to look at. */
export const ROADS = ['ftp', 'sftp', 'mail', 'web'] as const;
export type Road = (typeof ROADS)[number];
/** Whether we go for a feed's files; what agents, dealers' own systems and people bring comes by itself. */
export const isFetched = (source: string): source is Road => (ROADS as readonly string[]).includes(source);
export const FTP_SECURITIES = ['none', 'explicit', 'implicit'] as const;
export type FtpSecurity = (typeof FTP_SECURITIES)[number];
export const AFTERWARDS = ['leave', 'move', 'delete'] as const;
/** What becomes of a file on the far side once the archive has it. */
export type Afterwards = (typeof AFTERWARDS)[number];

/** A folder on a dealer's server. What opens it (password or private key) is kept apart, encrypted. */
export interface ServerSettings {
  readonly host: string;
  readonly port?: number;
  readonly folder?: string;
  readonly user: string;
  /** File names to take: `*` and `?` as usual. */
  readonly pattern?: string;
  /** How long a file must not have changed; the default suits slow lines. */
  readonly settleSeconds?: number;
  readonly afterwards?: Afterwards;
  /** Where files go with `move`. */
  readonly movedTo?: string;
}

export interface FtpSettings extends ServerSettings {
  readonly security?: FtpSecurity;
  /** PEM of a certificate to trust, for servers that sign their own. */
  readonly certificate?: string;
  /** SHA-256 of the server's certificate, which a person confirmed; then nothing else is asked of it. */
  readonly fingerprint?: string;
  /** How the server writes names of folders; names in listings are recognised. */
  readonly encoding?: 'utf-8' | 'gbk';
}

export interface SftpSettings extends ServerSettings {
  /** `SHA256:…` of the server's key, which a person confirmed. */
  readonly hostKey?: string;
}

export interface MailSettings {
  readonly mailboxId: number;
  /** Addresses, or `@domain` for everybody there. */
  readonly senders: readonly string[];
  /** Names of attached files to take, where one sender has several feeds. */
  readonly pattern?: string;
}

/** A dealer's web site, and how it is read. */
export interface WebSettings {
  /** Of `url`; runs take turns there. */
  readonly host: string;
  /** Where a visit starts; the password goes to this site only. */
  readonly url: string;
  readonly user?: string;
  readonly recipe: Recipe;
}

interface FeedBase {
  readonly id: number;
  readonly dealerId: number;
  readonly code: string;
  readonly name: string;
  readonly secret: Buffer | null;
  readonly schedule: string;
  readonly status: 'active' | 'paused';
}

/** A server that is gone to. */
export type ServerWay = { readonly source: 'ftp'; readonly settings: FtpSettings } | { readonly source: 'sftp'; readonly settings: SftpSettings };
/** Where a feed's files come from. */
export type Way = ServerWay | { readonly source: 'mail'; readonly settings: MailSettings } | { readonly source: 'web'; readonly settings: WebSettings };

/** All a run needs to know of a feed. */
export type Feed = FeedBase & Way;

/** How a run left its feed. */
export interface FeedCheck {
  readonly at: Date;
  readonly state: FeedState;
  readonly reason: Fault | null;
}

export interface FeedLayout {
  readonly layoutId: number;
  /** Of the feed's road, as in `road-rank.ts`. */
  readonly rank: number;
  readonly mapping: LayoutMapping;
  /** Shapes that the feed has sent, and how each is read. */
  readonly known: readonly KnownLayout[];
}
