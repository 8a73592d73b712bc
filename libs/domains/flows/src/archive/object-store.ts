/** What is stored once under its content. */
export interface RawObject {
  readonly sha256: Buffer;
  /** Bytes. */
  readonly size: number;
}

/** Where an object lies, from the root of a store: the same in a folder and in a bucket, so that a copy of either is an archive. */
export function objectKey(sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return `objects/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`;
}

/** Where the roots of days lie beside the objects. */
export const ROOTS = 'roots';

/** Keeps the archive's objects for good. Nothing changes or removes what it has. */
export abstract class ObjectStore {
  /** Whether bytes may have to come from another machine first, which takes as long as it takes. */
  abstract readonly isFar: boolean;

  /** Takes over a complete file; the object may be there already. */
  abstract keep(file: string, object: RawObject): Promise<void>;

  /** A file of this machine with the object's bytes; undefined when the store has no such object. */
  abstract fileOf(sha256: Buffer): Promise<string | undefined>;

  /** Puts a text beside the objects, for whoever copies the archive. */
  abstract publish(name: string, text: string): Promise<void>;

  /** Removes what may be fetched again. */
  abstract tidy(now: Date): Promise<void>;
}
