/** A place where goods leave the channel. */
export interface Terminal {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Code of a kind that the company has named. */
  readonly kind: string;
  /** The code where the company has no name for it. */
  readonly kindName: string;
  readonly kindNameEn: string | null;
  readonly divisionCode: string;
  /** From province to county: 江苏省苏州市吴中区. */
  readonly divisionName: string;
  readonly address: string | null;
}

export interface TerminalFilter {
  readonly search?: string;
  /** Of a province, city or county: two, four or six digits. */
  readonly divisionCode?: string;
}
