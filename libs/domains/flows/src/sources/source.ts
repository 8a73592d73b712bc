import type { Writable } from 'node:stream';
import type { TxCtx } from '@tributary/platform';
import type { Afterwards } from '../feed/feed';

/** A file on the far side. */
export interface RemoteFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** The modification time as the far side tells it, in whatever form; only ever compared with itself. */
  readonly stamp: string;
  /** Where the far side tells it in a form that can be trusted. */
  readonly modifiedAt: Date | null;
  /** Its size is a guess, and whether it came before is known by its bytes alone: a mail. */
  readonly contentDecides?: true;
}

/** Port: an opened place that a dealer's files come from. */
export interface Source {
  /** The finished files of the feed's folder, oldest first. */
  list(): Promise<RemoteFile[]>;
  /** Writes the content into `target`, which it does not end; a broken transfer goes on where it broke. */
  fetch(file: RemoteFile, target: Writable): Promise<void>;
  /** Moves or deletes a file that the archive has. @throws flows.not-put-away */
  putAway(file: RemoteFile): Promise<void>;
  /** The arrival is being archived; in its transaction. null: an earlier one has the same bytes. */
  archived?(tx: TxCtx, file: RemoteFile, rawFileId: number | null): Promise<void>;
  close(): void;
}

/** What a feed does with a file on the far side that the archive has; by itself it leaves it. */
export function afterwardsOf({ afterwards = 'leave' }: { readonly afterwards?: Afterwards }): Afterwards {
  return afterwards;
}

/** One text for path, size and stamp: a hint that a file was fetched before; its content decides. */
export function hintOf({ path, size, stamp }: RemoteFile): string {
  return `${path}\n${size}\n${stamp}`;
}

const UNFINISHED = /(^[.~]|^~\$|\.(tmp|temp|part|partial|filepart|crdownload|uploading|swp|lock)$)/i;

/** Names that programs give to files they have not finished. */
export function isUnfinishedName(name: string): boolean {
  return UNFINISHED.test(name);
}

/** Whether a name fits a pattern with `*` and `?`; letters of either case are equal. */
export function fitsPattern(name: string, pattern: string | undefined): boolean {
  if (!pattern) return true;
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu').test(name);
}

/** By time where both have one, else by name: the order in which they are archived. */
export function byAge(a: RemoteFile, b: RemoteFile): number {
  const age = a.modifiedAt && b.modifiedAt ? a.modifiedAt.getTime() - b.modifiedAt.getTime() : 0;
  return age || (a.path < b.path ? -1 : 1);
}

/** A folder and a name as one path. */
export function inFolder(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}
