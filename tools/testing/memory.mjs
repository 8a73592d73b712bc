// A folder in memory for what a test run writes and throws away: a database is a thousand small files, and a clone of one for each spec
// is a second on a disk and a twentieth of it in memory.
import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

const SHARED_MEMORY = '/dev/shm';
const GB = 1024 ** 3;
/** Far more than a run writes at a time. */
const NEEDED = 6 * GB;

const room = () => {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return Math.min(bavail * bsize, freemem());
  } catch {
    return 0;
  }
};

/** undefined where there is none, or not enough: containers have next to nothing there. */
export const memoryFolder = () => (room() < NEEDED ? undefined : path.join(SHARED_MEMORY, `tributary-test-${process.getuid?.() ?? 0}`));
