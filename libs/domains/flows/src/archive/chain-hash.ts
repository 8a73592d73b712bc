import { createHash } from 'node:crypto';

export interface ChainLink {
  readonly sequence: number;
  readonly sha256: Buffer;
  readonly name: string;
}

const ROOT = Buffer.alloc(32);

/**
 * The hash of an arrival and of all before it in the same feed: whoever changes, removes or inserts one changes every
 * later hash. `previous` is undefined for the first arrival.
 */
export function chainHash(previous: Buffer | undefined, { sequence, sha256, name }: ChainLink): Buffer {
  return createHash('sha256').update(previous ?? ROOT).update(`${sequence}\n`).update(sha256).update(name, 'utf8').digest();
}
