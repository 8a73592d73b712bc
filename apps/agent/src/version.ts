/** Of the program; heartbeats say it. */
export const VERSION = '1.0.0';
