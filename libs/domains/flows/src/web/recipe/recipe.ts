/** How a dealer's web site is read, as data: written by people, kept with the feed, checked by `check-recipe.ts`. */
export interface Recipe {
  readonly version: 1;
  /** http: requests and answers, without running the site's programs; browser: a real one, for pages that need theirs. */
  readonly engine: RecipeEngine;
  /** How forms are sent where the page does not say. */
  readonly charset?: RecipeCharset;
  /** Between two requests. */
  readonly delayMs?: number;
  readonly period: RecipePeriod;
  /** Done at the start, and once more when the site ends the session. */
  readonly login: readonly RecipeStep[];
  /** How a page looks when the session has ended. */
  readonly signedOut?: Sign;
  /** What the site says when it refuses; looked for on every page. */
  readonly refusals?: readonly Refusal[];
  /** Done for every range of the period; the last step reads or downloads. */
  readonly query: readonly RecipeStep[];
}

export const RECIPE_ENGINES = ['http', 'browser'] as const;
export type RecipeEngine = (typeof RECIPE_ENGINES)[number];
export const RECIPE_CHARSETS = ['utf-8', 'gb18030'] as const;
export type RecipeCharset = (typeof RECIPE_CHARSETS)[number];
export const REFUSAL_MEANINGS = ['password-expired', 'login-refused', 'account-locked', 'closed'] as const;
export type RefusalMeaning = (typeof REFUSAL_MEANINGS)[number];
export const STEP_KINDS = ['open', 'submit', 'click', 'expect', 'ask', 'read', 'download'] as const;

/** Which days a run asks for. All numbers are days. */
export interface RecipePeriod {
  /** How the site writes days: yyyy, MM, dd, M, d and anything between. */
  readonly format: string;
  /** Read again behind what was read already, because dealers correct. */
  readonly reread: number;
  /** How far back the first run goes. */
  readonly first: number;
  readonly upTo: 'today' | 'yesterday';
  /** The longest range the site takes in one query. */
  readonly range?: number;
  /** How far back the site shows anything at all. */
  readonly oldest?: number;
}

/** Something that is on the page: a text people see, or an element. */
export type Sign = { readonly text: string } | { readonly selector: string };

export interface Refusal {
  readonly text: string;
  readonly means: RefusalMeaning;
}

export interface OpenStep {
  readonly do: 'open';
  /** Absolute, or relative to the page. */
  readonly url: string;
}

/** Fills a form and sends it; what it holds already, hidden fields included, goes along. */
export interface SubmitStep {
  readonly do: 'submit';
  readonly form: string;
  /** Field names with values; placeholders: {user} {password} {answer} {from} {to}. */
  readonly fields: Readonly<Record<string, string>>;
  /** The button that is pressed; absent: the first one of the form. */
  readonly button?: string;
}

export interface ClickStep {
  readonly do: 'click';
  readonly link: string;
}

export type ExpectStep = { readonly do: 'expect' } & Partial<{ readonly text: string; readonly selector: string }>;

/** Hands a question to a person; the answer is {answer} from then on. */
export interface AskStep {
  readonly do: 'ask';
  /** The picture that is shown; absent: a code that was sent to the dealer. */
  readonly picture?: string;
  readonly prompt?: string;
  /** What the site says to a wrong answer. */
  readonly wrong: string;
}

export interface ReadStep {
  readonly do: 'read';
  readonly table: string;
  readonly headers?: readonly string[];
  readonly skip?: readonly string[];
  /** What the site says when there is nothing. */
  readonly empty?: string;
  readonly next?: NextPage;
  readonly maxPages?: number;
  /** As many rows as the site shows of one query at most. */
  readonly cap?: number;
  readonly total?: PageTotal;
}

/** The way to the next page: a link by selector or text, or a parameter of the address that counts from 1. */
export type NextPage = { readonly link: string } | { readonly text: string } | { readonly parameter: string };

/** What the site itself says the query adds up to; `{n}` stands for the number. */
export interface PageTotal {
  readonly rows?: string;
  readonly quantity?: StatedSum;
  readonly amount?: StatedSum;
}

export interface StatedSum {
  readonly text: string;
  readonly column: string;
}

export interface DownloadStep {
  readonly do: 'download';
  /** A link to the file; or a form that answers with it. */
  readonly link?: string;
  readonly form?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly button?: string;
  readonly empty?: string;
}

export type RecipeStep = OpenStep | SubmitStep | ClickStep | ExpectStep | AskStep | ReadStep | DownloadStep;
