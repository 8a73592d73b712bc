import type { Fault } from '@tributary/sheets';
import type { LayoutMapping } from '../map/layout-mapping';

export type FeedState = 'ok' | 'nothing' | 'attention' | 'failed';

/** Where an FTP feed lies. The password is kept apart, encrypted. */
export interface FtpSettings {
  readonly host: string;
  readonly port?: number;
  readonly folder?: string;
  readonly user: string;
  /** Explicit FTPS. */
  readonly secure?: boolean;
  /** PEM of a certificate to trust, for servers that sign their own. */
  readonly certificate?: string;
  /** File names to take: `*` and `?` as usual. */
  readonly pattern?: string;
  /** How long a file must not have changed; the default suits slow lines. */
  readonly settleSeconds?: number;
}

/** All a run needs to know of a feed. */
export interface Feed {
  readonly id: number;
  readonly dealerId: number;
  readonly code: string;
  readonly name: string;
  readonly source: 'ftp';
  readonly settings: FtpSettings;
  readonly secret: Buffer | null;
  readonly schedule: string;
  readonly status: 'active' | 'paused';
}

/** How a run left its feed. */
export interface FeedCheck {
  readonly at: Date;
  readonly state: FeedState;
  readonly reason: Fault | null;
}

export interface FeedLayout {
  readonly layoutId: number;
  readonly mapping: LayoutMapping;
}
