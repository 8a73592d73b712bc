import type { Locale } from '@tributary/kernel';
import type { WrittenCell, WrittenSheet } from '@tributary/sheets';
import type { CreditAccount } from './credit-account';

type Words = readonly [zh: string, en: string];

const COLUMNS: readonly { readonly words: Words; readonly width: number; readonly cell: (account: CreditAccount, locale: Locale) => WrittenCell }[] = [
  { words: ['编码', 'Code'], width: 14, cell: ({ party }) => party.code },
  { words: ['名称', 'Name'], width: 34, cell: ({ party }, locale) => (locale === 'zh-CN' ? party.name : party.nameEn || party.name) },
  { words: ['信用额度（元）', 'Limit (CNY)'], width: 16, cell: ({ limit }) => figure(limit) },
  { words: ['已用（元）', 'Used (CNY)'], width: 16, cell: ({ used }) => figure(used) },
  { words: ['可用（元）', 'Left (CNY)'], width: 16, cell: ({ available }) => figure(available) },
  { words: ['已用比例（%）', 'Used (%)'], width: 14, cell: ({ limit, used }) => share(used, limit) },
];

const NAME: Words = ['信用账户', 'Credit accounts'];

export function sheetName(locale: Locale): string {
  return inWords(NAME, locale);
}

/** The accounts as a sheet; one that was cut says so in its first row. */
export function creditSheet(accounts: readonly CreditAccount[], { locale, cutAt }: { readonly locale: Locale; readonly cutAt: number | undefined }): WrittenSheet {
  const rows = accounts.map((account) => COLUMNS.map(({ cell }) => cell(account, locale)));
  const notice = cutAt === undefined ? [] : [[cutNotice(locale, cutAt)]];
  return { name: sheetName(locale), rows: [...notice, COLUMNS.map(({ words }) => inWords(words, locale)), ...rows], widths: COLUMNS.map(({ width }) => width) };
}

function inWords(words: Words, locale: Locale): string {
  return words[locale === 'zh-CN' ? 0 : 1];
}

function cutNotice(locale: Locale, limit: number): string {
  return inWords([`仅导出前 ${limit} 个账户，后面还有更多：请缩小筛选范围后再导出。`, `Only the first ${limit} accounts; there are more: narrow the filters and export again.`], locale);
}

/** As a number, so that people can add it up; two decimals fit a number exactly enough. */
function figure(amount: string | null): WrittenCell {
  return amount === null ? null : Number(amount);
}

/** Nothing where there is no limit to use. */
function share(used: string, limit: string | null): WrittenCell {
  return limit === null || Number(limit) === 0 ? null : Math.round((Number(used) / Number(limit)) * 1000) / 10;
}
