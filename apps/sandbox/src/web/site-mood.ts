/** How a dealer's query site behaves; each defect of real sites can be switched on. */
export interface SiteMood {
  /** Signing in wants the digits of a picture. */
  readonly captcha: boolean;
  readonly passwordExpired: boolean;
  /** Other words in the table, another name for it. */
  readonly changed: boolean;
  /** The session ends after so many pages of results; 0: never. */
  readonly kickOutAfter: number;
  /** Not only once. */
  readonly kicksAlways: boolean;
  /** Days that one query may span. */
  readonly rangeDays: number;
  readonly pageSize: number;
  /** Rows that one query shows at most; 0: all. */
  readonly cap: number;
  /** The stated number of rows is wrong by so many. */
  readonly miscounts: number;
}

export const USUAL_MOOD: SiteMood = { captcha: false, passwordExpired: false, changed: false, kickOutAfter: 0, kicksAlways: false, rangeDays: 7, pageSize: 20, cap: 0, miscounts: 0 };

/** A change of mood as a test or a person asks for it. @throws for anything that a mood does not have */
export function changedMood(mood: SiteMood, wanted: Readonly<Record<string, unknown>>): SiteMood {
  for (const [name, value] of Object.entries(wanted)) {
    const known: unknown = Object.hasOwn(USUAL_MOOD, name) ? USUAL_MOOD[name as keyof SiteMood] : undefined;
    if (typeof known !== typeof value || (typeof value === 'number' && !(Number.isInteger(value) && value >= 0))) throw new Error(`A site has no ${name} like ${JSON.stringify(value)}.`);
  }
  return { ...mood, ...wanted };
}
