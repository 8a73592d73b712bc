/** A file that came with a mail. */
export interface Attachment {
  /** As the sender named it; '' when nobody named it. */
  readonly name: string;
  readonly mediaType: string;
  /** A picture of the mail's own text, a signature: not sent as a file. */
  readonly inline: boolean;
  readonly bytes: Buffer;
}

/** What a mail says and brings, whichever program wrote it. */
export interface Mail {
  /** The address alone, in small letters; '' when there is none. Anyone can write it: trust is for the mail server to give. */
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  /** null when it is absent or no date. */
  readonly date: Date | null;
  /** Without its angle brackets; '' when there is none. */
  readonly messageId: string;
  /** Written by a program in answer to another mail (out of office, bounces): answering or filing it again would go on for ever. */
  readonly autoSubmitted: boolean;
  /** Addresses of files that were left on a cloud disk instead of sent. */
  readonly cloudLinks: readonly string[];
  /** The text, or the HTML without its marks. */
  readonly text: string;
  /** All of them, what stands inside winmail.dat and forwarded messages included. */
  readonly attachments: readonly Attachment[];
}
