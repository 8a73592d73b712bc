import { createHash } from 'node:crypto';
import type { LocalDate } from '@tributary/kernel';

/** The part of a feed's chain that a root covers. */
export interface SealedFeed {
  readonly feedId: number;
  readonly first: number;
  readonly last: number;
  /** Of the last arrival; it stands for all before it (`chainHash`). */
  readonly chainHash: Buffer;
}

/**
 * One hash over everything that has arrived: over the newest link of each chain that has grown, and the root before. Written
 * down elsewhere, it proves later that nothing was changed, removed or slipped in. SHA-256 over lines of text, so that anybody can
 * make it again: the day, the previous root (hex, `-` for none), then `feed first last chain-hash` by number of feed.
 */
export function archiveRoot(day: LocalDate, previous: Buffer | null, feeds: readonly SealedFeed[]): Buffer {
  const lines = [...feeds].sort((a, b) => a.feedId - b.feedId).map(({ feedId, first, last, chainHash }) => `${feedId} ${first} ${last} ${chainHash.toString('hex')}\n`);
  return createHash('sha256').update(`${day}\n${previous?.toString('hex') ?? '-'}\n${lines.join('')}`).digest();
}
