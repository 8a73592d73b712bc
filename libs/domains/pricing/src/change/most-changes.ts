/** So many prices change at once at most: what a request of a megabyte can name. */
export const MOST_CHANGES = 8_000;
