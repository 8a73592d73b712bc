/** A recipe while it is written: plain data that may not be right yet; the API says what is wrong. */
export type RecipeData = Readonly<Record<string, unknown>>;
export type Phase = 'login' | 'query';
export type StepKind = 'open' | 'submit' | 'click' | 'expect' | 'ask' | 'read' | 'download';
export const stepKinds: readonly StepKind[] = ['open', 'submit', 'click', 'expect', 'ask', 'read', 'download'];

/** text: one line; lines: a list, one a line; pairs: `name = value`, one a line; number. */
export interface StepField {
  readonly path: string;
  readonly kind: 'text' | 'lines' | 'pairs' | 'number';
}

const field = (path: string, kind: StepField['kind'] = 'text'): StepField => ({ path, kind });

/** What each step asks for; the labels are `webRecipes.field.<path>`. */
export const STEP_FIELDS: Readonly<Record<StepKind, readonly StepField[]>> = {
  open: [field('url')],
  submit: [field('form'), field('button'), field('fields', 'pairs')],
  click: [field('link')],
  expect: [field('selector'), field('text')],
  ask: [field('picture'), field('prompt'), field('wrong')],
  read: [
    field('table'), field('headers', 'lines'), field('empty'), field('skip', 'lines'), field('next.text'), field('next.link'), field('next.parameter'), field('cap', 'number'),
    field('maxPages', 'number'), field('total.rows'), field('total.quantity.text'), field('total.quantity.column'), field('total.amount.text'), field('total.amount.column'),
  ],
  download: [field('link'), field('form'), field('button'), field('fields', 'pairs'), field('empty')],
};

/** Where a recipe says which days it asks for. */
export const inPeriod = (name: string): string => ['period', name].join('.');

export const PERIOD_FIELDS: readonly StepField[] = [
  field(inPeriod('format')), field(inPeriod('first'), 'number'), field(inPeriod('reread'), 'number'), field(inPeriod('range'), 'number'), field(inPeriod('oldest'), 'number'), field('delayMs', 'number'),
];

export const SIGN_FIELDS: readonly StepField[] = [field('signedOut.text'), field('signedOut.selector'), field('refusals', 'lines')];

export const EMPTY_RECIPE: RecipeData = {
  version: 1, engine: 'http', period: { format: 'yyyy-MM-dd', reread: 3, first: 7, upTo: 'yesterday' }, login: [], query: [],
};

const isData = (value: unknown): value is RecipeData => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path such as `total.rows`. */
export function valueAt(data: RecipeData, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isData(value) ? value[name] : undefined), data);
}

/** A copy with another value at a path; undefined takes it away, and what is empty then with it. */
export function withValue(data: RecipeData, path: string, value: unknown): RecipeData {
  const [name = '', ...rest] = path.split('.');
  const inner = data[name];
  const changed = rest.length === 0 ? value : withValue(isData(inner) ? inner : {}, rest.join('.'), value);
  if (changed === undefined || (rest.length > 0 && isData(changed) && Object.keys(changed).length === 0)) return Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));
  return name in data ? Object.fromEntries(Object.entries(data).map(([key, old]) => [key, key === name ? changed : old])) : { ...data, [name]: changed };
}

/** A value as it is typed. */
export function typed(value: unknown, kind: StepField['kind']): string {
  if (kind === 'lines') return Array.isArray(value) ? value.map((item) => (isData(item) ? `${String(item['text'])} = ${String(item['means'])}` : String(item))).join('\n') : '';
  if (kind === 'pairs') return isData(value) ? Object.entries(value).map(([name, text]) => `${name} = ${String(text)}`).join('\n') : '';
  return value === undefined || value === null ? '' : String(value);
}

/** What was typed as a value; undefined: nothing. */
export function read(text: string, { path, kind }: StepField): unknown {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (path === 'refusals') return lines.length === 0 ? undefined : lines.map((line) => ({ text: pairOf(line)[0], means: pairOf(line)[1] }));
  if (kind === 'lines') return lines.length === 0 ? undefined : lines;
  if (kind === 'pairs') return Object.fromEntries(lines.map(pairOf));
  if (text.trim() === '') return undefined;
  return kind === 'number' ? Number(text) : text.trim();
}

function pairOf(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

export function stepsOf(recipe: RecipeData, phase: Phase): readonly RecipeData[] {
  const steps = recipe[phase];
  return Array.isArray(steps) ? steps.filter(isData) : [];
}

export function kindOf(step: RecipeData): StepKind {
  return stepKinds.find((kind) => kind === step['do']) ?? 'open';
}

export function newStep(kind: StepKind): RecipeData {
  return kind === 'submit' ? { do: kind, fields: {} } : { do: kind };
}

/** A list with one item moved by so many places. */
export function moved<T>(items: readonly T[], index: number, by: number): readonly T[] {
  const copy = [...items];
  const [item] = copy.splice(index, 1);
  if (item !== undefined) copy.splice(Math.max(0, index + by), 0, item);
  return copy;
}
