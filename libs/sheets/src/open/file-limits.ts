const MB = 1024 ** 2;

/** Beyond what a file is not even opened. Sizes in bytes. */
export interface OpeningLimits {
  /** All parts of a workbook, unpacked. */
  readonly unpackedBytes: number;
  /** A large part that shrinks more than this was made to. */
  readonly ratio: number;
  readonly rows: number;
}

/** Where reading stops, so that no file can hold a worker up. */
export interface FileLimits extends OpeningLimits {
  readonly bytes: number;
  readonly cells: number;
  readonly milliseconds: number;
  /** Resident memory of the reading process. */
  readonly memoryBytes: number;
}

export const FILE_LIMITS: FileLimits = {
  bytes: 128 * MB,
  unpackedBytes: 1024 * MB,
  ratio: 100,
  rows: 1_048_576,
  cells: 20_000_000,
  milliseconds: 120_000,
  memoryBytes: 1024 * MB,
};

export const megabytes = (bytes: number): number => Math.ceil(bytes / MB);
