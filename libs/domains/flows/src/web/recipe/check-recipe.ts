import { HtmlPage } from '@tributary/sheets';
import { RECIPE_CHARSETS, RECIPE_ENGINES, type Recipe, type RecipeStep, REFUSAL_MEANINGS } from './recipe';
import { type Check, either, isObject, list, object, oneOf, type RecipeMistake, text, texts, whole } from './shape';

const TEXT = text(500);
const SELECTOR: Check = (value, at) => (TEXT(value, at).length === 0 && isSelector(String(value)) ? [] : [{ at, problem: 'wrong' }]);
const URL_TEXT = text(2000, /^(https?:\/\/|[^:]*$|\/|\?|[^:/]+[/?])/i);
const KNOWN = new Set(['user', 'password', 'answer', 'from', 'to']);
const VALUE: Check = (value, at) => {
  if (typeof value !== 'string' || value.length > 1000) return [{ at, problem: 'wrong' }];
  return placeholdersOf(value).every((name) => KNOWN.has(name)) ? [] : [{ at, problem: 'placeholder' }];
};
const FIELDS = texts(VALUE, 100);
const STATED = text(200, /\{n\}/);
const SUM = object({ text: STATED, column: TEXT });
const DAYS = 3660;

const STEPS: Readonly<Record<string, Check>> = {
  open: object({ do: TEXT, url: URL_TEXT }),
  submit: object({ do: TEXT, form: SELECTOR, fields: FIELDS }, { button: SELECTOR }),
  click: object({ do: TEXT, link: SELECTOR }),
  expect: either({ text: object({ do: TEXT, text: TEXT }), selector: object({ do: TEXT, selector: SELECTOR }) }),
  ask: object({ do: TEXT, wrong: TEXT }, { picture: SELECTOR, prompt: TEXT }),
  read: object(
    { do: TEXT, table: SELECTOR },
    {
      headers: list(TEXT, 50), skip: list(TEXT, 20), empty: TEXT, maxPages: whole(1, 2000), cap: whole(1, 1_000_000),
      next: either({ link: object({ link: SELECTOR }), text: object({ text: TEXT }), parameter: object({ parameter: TEXT }) }),
      total: object({}, { rows: STATED, quantity: SUM, amount: SUM }),
    },
  ),
  download: either({
    link: object({ do: TEXT, link: SELECTOR }, { empty: TEXT }),
    form: object({ do: TEXT, form: SELECTOR }, { fields: FIELDS, button: SELECTOR, empty: TEXT }),
  }),
};
const STEP: Check = (value, at) => {
  const check = isObject(value) ? STEPS[String(value['do'])] : undefined;
  return check ? check(value, at) : [{ at: `${at}.do`, problem: 'unknown' }];
};

const RECIPE = object(
  {
    version: oneOf([1]), engine: oneOf(RECIPE_ENGINES),
    period: object(
      { format: text(40, /^(?=.*yyyy)(?=.*M)(?=.*d)/), reread: whole(0, 400), first: whole(0, DAYS), upTo: oneOf(['today', 'yesterday']) },
      { range: whole(1, DAYS), oldest: whole(0, DAYS) },
    ),
    login: list(STEP, 40), query: list(STEP, 40, 1),
  },
  {
    charset: oneOf(RECIPE_CHARSETS), delayMs: whole(0, 10_000),
    signedOut: either({ text: object({ text: TEXT }), selector: object({ selector: SELECTOR }) }),
    refusals: list(object({ text: TEXT, means: oneOf(REFUSAL_MEANINGS) }), 20),
  },
);

/** What is wrong with a recipe, in the order in which it is written; nothing, when it can be run. */
export function recipeMistakes(value: unknown): RecipeMistake[] {
  const mistakes = RECIPE(value, '');
  return mistakes.length > 0 || !isObject(value) ? mistakes : orderMistakes(value as unknown as Recipe);
}

/** Exactly the last step of a query brings something; nothing is read while logging in, and the password goes to the login only. */
function orderMistakes({ login, query }: Recipe): RecipeMistake[] {
  const brings = (step: { readonly do: string }): boolean => step.do === 'read' || step.do === 'download';
  const mistakes: RecipeMistake[] = [];
  login.forEach((step, index) => brings(step) && mistakes.push({ at: `login[${index}]`, problem: 'last-step' }));
  query.forEach((step, index) => brings(step) !== (index === query.length - 1) && mistakes.push({ at: `query[${index}]`, problem: 'last-step' }));
  mistakes.push(...passwordMistakes('login', login, true), ...passwordMistakes('query', query, false));
  return mistakes;
}

function passwordMistakes(phase: string, steps: readonly RecipeStep[], mayFill: boolean): RecipeMistake[] {
  return steps.flatMap((step, index) => {
    const texts = [...('fields' in step && !(mayFill && step.do === 'submit') ? Object.values(step.fields ?? {}) : []), ...('url' in step ? [step.url] : [])];
    return texts.some((text) => placeholdersOf(text).includes('password')) ? [{ at: `${phase}[${index}]`, problem: 'password-field' as const }] : [];
  });
}

/** Names in braces. */
export function placeholdersOf(value: string): string[] {
  return [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

function isSelector(selector: string): boolean {
  try {
    new HtmlPage('').all(selector);
    return true;
  } catch {
    return false;
  }
}
