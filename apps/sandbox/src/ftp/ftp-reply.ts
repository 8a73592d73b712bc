/** What the server answers on the control connection: a code of RFC 959 and a line, or several. */
export class FtpReply {
  constructor(
    readonly code: number,
    readonly text: string,
    readonly lines: readonly string[] = [],
  ) {}

  toString(): string {
    if (this.lines.length === 0) return `${this.code} ${this.text}\r\n`;
    return [`${this.code}-${this.text}`, ...this.lines.map((line) => ` ${line}`), `${this.code} End\r\n`].join('\r\n');
  }
}

/** Thrown by a command that cannot be carried out. */
export class FtpRefusal extends Error {
  constructor(
    readonly code: number,
    text: string,
  ) {
    super(text);
  }
}
