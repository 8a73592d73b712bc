import type { Locale } from '@tributary/kernel';

/** A mail to one person, in that person's language. Texts are plain: sending makes the two forms of it, text and HTML. */
export interface Letter {
  /** A UUID; the Message-ID is made from it. */
  readonly id: string;
  /** Whom it is for; that person may read what became of it. */
  readonly userId: number;
  readonly address: string;
  readonly name: string;
  readonly locale: Locale;
  readonly content: LetterContent;
}

export interface LetterContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Where to go on; `path` lies in the portal, e.g. `/orders/17`. */
  readonly link?: { readonly label: string; readonly path: string };
  /** Why one gets it and how to end that. */
  readonly footer: string;
}
