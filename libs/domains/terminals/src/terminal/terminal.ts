/** A place where goods leave the channel. */
export interface Terminal {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** A `TerminalType`, or what an import said. */
  readonly kind: string;
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
