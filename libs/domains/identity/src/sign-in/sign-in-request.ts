export interface SignInRequest {
  readonly account: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
  /** Of the session that the browser brought along, if any: it ends here. */
  readonly formerToken: string | undefined;
}

export interface SignedIn {
  readonly userId: number;
  /** For the cookie; it exists nowhere else. */
  readonly token: string;
}
