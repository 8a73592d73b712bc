import type { HtmlPage } from '@tributary/sheets';
import type { Encoding } from '@tributary/sheets/open';
import type { DownloadStep, NextPage } from '../recipe/recipe';

/** What a session shows now. */
export interface WebPage {
  readonly url: string;
  /** As they came; from a browser, the page as it stands. */
  readonly bytes: Buffer;
  /** As the server said. */
  readonly encoding: Encoding | undefined;
  readonly html: HtmlPage;
}

export interface Picture {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** A form with what goes into it, placeholders filled. */
export interface FormInput {
  readonly form: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly button: string | undefined;
}

/** A secret goes into password fields of the feed's own site only. */
export interface FieldValue {
  readonly value: string;
  readonly secret: boolean;
}

export type DownloadFrom = Pick<DownloadStep, 'link'> & { readonly form?: FormInput };

/** A file; undefined: the site answered with a page, which is shown now. */
export type Downloaded = { readonly name: string; readonly bytes: Buffer } | undefined;

/** Port: one visit to a web site, with its cookies. Whatever it cannot find it throws as a `Missing`. */
export interface WebSession {
  page(): Promise<WebPage>;
  /** Relative to the page. */
  open(url: string): Promise<void>;
  submit(input: FormInput): Promise<void>;
  click(link: string): Promise<void>;
  /** Gives time to pages that build themselves. */
  waitFor(selector: string): Promise<void>;
  /** Goes on to page `number`; false when there is no such way. */
  next(way: NextPage, number: number): Promise<boolean>;
  download(from: DownloadFrom): Promise<Downloaded>;
  picture(selector: string): Promise<Picture>;
  close(): Promise<void>;
}

/** What a step looks for is not on the page. */
export class Missing extends Error {
  constructor(readonly what: string) {
    super(what);
  }
}
