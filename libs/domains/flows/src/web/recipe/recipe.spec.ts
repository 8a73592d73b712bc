import { recipeMistakes } from './check-recipe';
import { halvesOf, rangesOf, wantedPeriod, writtenDay } from './date-ranges';
import type { RecipePeriod } from './recipe';
import { statedNumber } from './stated-number';
import { RECIPE_TEMPLATES, recipeTemplate } from './templates';

const recipe = (change: (copy: Record<string, never>) => void): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(recipeTemplate('asp-net-captcha')));
  change(copy as Record<string, never>);
  return copy;
};
type Loose = { period: Record<string, unknown>; login: Record<string, unknown>[]; query: Record<string, unknown>[] } & Record<string, unknown>;
const changed = (change: (copy: Loose) => void): unknown => recipe(change as unknown as (copy: Record<string, never>) => void);

describe('a recipe', () => {
  it.each(RECIPE_TEMPLATES)('of the templates is right: $code', ({ recipe: template }) => expect(recipeMistakes(template)).toEqual([]));

  it.each<[string, unknown, string, string]>([
    ['is no text', 'x', '', 'wrong'],
    ['has its version', changed((copy) => delete copy['version']), 'version', 'missing'],
    ['has nothing nobody knows', changed((copy) => (copy['script'] = 'alert(1)')), 'script', 'unknown'],
    ['has steps that there are', changed((copy) => (copy.login[1] = { do: 'evaluate', code: '1' })), 'login[1].do', 'unknown'],
    ['has what a step needs', changed((copy) => delete copy.login[2]?.['form']), 'login[2].form', 'missing'],
    ['has selectors that are some', changed((copy) => Object.assign(copy.query[2] ?? {}, { table: '##' })), 'query[2].table', 'wrong'],
    ['fills placeholders that there are', changed((copy) => (copy.login[2] = { do: 'submit', form: 'form', fields: { a: '{secret}' } })), 'login[2].fields.a', 'placeholder'],
    ['uses the password to sign in only', changed((copy) => (copy.query[1] = { do: 'submit', form: 'form', fields: { q: '{password}' } })), 'query[1]', 'password-field'],
    ['puts no password into an address', changed((copy) => (copy.login[0] = { do: 'open', url: 'login?p={password}' })), 'login[0]', 'password-field'],
    ['goes to http and https only', changed((copy) => (copy.login[0] = { do: 'open', url: 'file:///etc/passwd' })), 'login[0].url', 'wrong'],
    ['reads at the end', changed((copy) => copy.query.push({ do: 'open', url: 'x' })), 'query[2]', 'last-step'],
    ['reads once', changed((copy) => copy.query.unshift({ do: 'read', table: 'table' })), 'query[0]', 'last-step'],
    ['says where a number stands', changed((copy) => Object.assign(copy.query[2] ?? {}, { total: { rows: '共条' } })), 'query[2].total.rows', 'wrong'],
    ['writes whole days', changed((copy) => (copy.period['format'] = 'MM-dd')), 'period.format', 'wrong'],
    ['has one way to the next page', changed((copy) => Object.assign(copy.query[2] ?? {}, { next: { text: 'x', link: 'a' } })), 'query[2].next', 'wrong'],
  ])('%s', (_what, value, at, problem) => expect(recipeMistakes(value)).toContainEqual({ at, problem }));
});

describe('the days that are asked for', () => {
  const period: RecipePeriod = { format: 'yyyy-MM-dd', reread: 3, first: 30, upTo: 'yesterday' };
  it.each<[string, Partial<RecipePeriod>, string | null, string, string]>([
    ['go back as far as the first run should', {}, null, '2026-02-17', '2026-03-19'],
    ['begin behind what was read, less what is read again', {}, '2026-03-15', '2026-03-12', '2026-03-19'],
    ['are read again even when nothing is new', {}, '2026-03-19', '2026-03-16', '2026-03-19'],
    ['may be today', { upTo: 'today', reread: 0 }, '2026-03-19', '2026-03-19', '2026-03-20'],
    ['are no older than the site shows', { oldest: 5 }, null, '2026-03-15', '2026-03-19'],
    ['are at least one', { oldest: 0 }, null, '2026-03-19', '2026-03-19'],
  ])('%s', (_what, change, readTo, from, to) => expect(wantedPeriod({ ...period, ...change }, '2026-03-20', readTo)).toEqual({ from, to }));

  it('are split into ranges that the site takes, none twice', () => {
    expect(rangesOf({ from: '2026-02-27', to: '2026-03-05' }, 3)).toEqual([
      { from: '2026-02-27', to: '2026-03-01' }, { from: '2026-03-02', to: '2026-03-04' }, { from: '2026-03-05', to: '2026-03-05' },
    ]);
    expect(rangesOf({ from: '2026-01-01', to: '2026-03-05' }, undefined)).toHaveLength(1);
    expect(halvesOf({ from: '2026-03-01', to: '2026-03-03' })).toEqual([{ from: '2026-03-01', to: '2026-03-02' }, { from: '2026-03-03', to: '2026-03-03' }]);
    expect(halvesOf({ from: '2026-03-01', to: '2026-03-01' })).toBeUndefined();
  });

  it.each([['yyyy-MM-dd', '2026-03-05'], ['yyyy/M/d', '2026/3/5'], ['yyyyMMdd', '20260305'], ['yyyy年MM月dd日', '2026年03月05日'], ['d.M.yyyy', '5.3.2026']])('are written as %s', (format, written) => {
    expect(writtenDay('2026-03-05', format)).toBe(written);
  });
});

describe('a number that a page states', () => {
  it.each([['共 {n} 条', '第1页 共 1,234\n条', '1234'], ['合计(元)：{n}', '合计(元)： -12.50 元', '-12.5'], ['{n} rows', 'in all 7 rows', '7']])('%s', (pattern, text, number) => {
    expect(statedNumber(text, pattern)?.toString()).toBe(number);
  });
  it('may be missing', () => expect(statedNumber('共 很多 条', '共 {n} 条')).toBeUndefined());
});
