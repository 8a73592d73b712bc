const MB = 1024 ** 2;

/** How far one visit goes. */
export const WEB_LIMITS = {
  pageBytes: 16 * MB,
  fileBytes: 64 * MB,
  /** Everything that one run brings. */
  runBytes: 96 * MB,
  redirects: 10,
  requestMs: 60_000,
  /** Without the time that people take to answer. */
  runMs: 10 * 60_000,
  pages: 500,
  pictureBytes: 256 * 1024,
  delayMs: 300,
} as const;

export type WebLimits = { readonly [Key in keyof typeof WEB_LIMITS]: number };
