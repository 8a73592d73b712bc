const HOUR_MS = 3_600_000;

/** A session that is not used for this long is over. */
export const IDLE_MS = 12 * HOUR_MS;
/** No session lives longer than this, used or not. */
export const ABSOLUTE_MS = 7 * 24 * HOUR_MS;
/** Use is noted at most this often, so that reading pages does not write. */
export const NOTE_USE_MS = 60_000;
