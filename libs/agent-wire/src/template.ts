import { BATCH_FIELDS, type BatchField, NEEDED_FIELDS } from './layout-words';
import { CODE } from './envelope';
import { isSignedBy } from './keys';
import { Fields, WireRefused } from './reading';
import { checkSelect } from './single-select';

export const DATABASES = ['postgres', 'mysql', 'sqlserver', 'oracle', 'sqlite'] as const;
export type DatabaseKind = (typeof DATABASES)[number];
export const TEMPLATE_KINDS = ['purchase', 'sale', 'stock'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
/** `days`: what happened on each day; `today`: how things stand now, which belongs to no day but today. */
export const READ_MODES = ['days', 'today'] as const;
export type ReadMode = (typeof READ_MODES)[number];

export const MOST_REREAD_DAYS = 60;
const LONGEST_TEXT = 60_000;

/** How an ERP product is read: what is signed when a template is published. */
export interface Template {
  readonly format: 1;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly databases: readonly DatabaseKind[];
  readonly mode: ReadMode;
  /** One SELECT of the rows from the day `:from` on and before the day `:to`. */
  readonly select: string;
  /** One SELECT of (day, mark) of what was changed after `:watermark`; null where the product does not note changes. */
  readonly changes: string | null;
  /** Columns of the result by what they mean. */
  readonly columns: Readonly<Partial<Record<BatchField, string>>>;
  /** So many days before today are read again each time: what is booked late still counts. */
  readonly rereadDays: number;
}

/** A template as it travels. */
export interface SignedTemplate {
  readonly text: string;
  readonly signature: string;
}

/** @throws WireRefused for what is no template, or holds more than reading */
export function readTemplate(text: string): Template {
  const fields = Fields.of(text, LONGEST_TEXT);
  const template: Template = {
    format: fields.integer('format', 1, 1) as 1,
    code: fields.text('code', CODE),
    version: fields.integer('version', 1),
    name: fields.text('name', /^[^\0\r\n]{1,200}$/),
    kind: fields.one('kind', TEMPLATE_KINDS),
    databases: fields.list('databases', DATABASES.length).map((value) => databaseOf(value)),
    mode: fields.one('mode', READ_MODES),
    select: fields.text('select', /\S/),
    changes: fields.has('changes') ? fields.text('changes', /\S/) : null,
    columns: columnsOf(fields.object('columns')),
    rereadDays: fields.integer('rereadDays', 0, MOST_REREAD_DAYS),
  };
  checkTemplate(template);
  return template;
}

/** @throws WireRefused */
export function checkTemplate({ select, changes, columns, databases }: Pick<Template, 'select' | 'changes' | 'columns' | 'databases'>): void {
  if (databases.length === 0) throw new WireRefused('databases is empty.');
  checkSelect(select, ['from', 'to']);
  if (changes !== null) checkSelect(changes, ['watermark']);
  const missing = NEEDED_FIELDS.find((field) => !columns[field]);
  if (missing) throw new WireRefused(`No column for ${missing}.`);
  if (!columns.productCode && !columns.productName) throw new WireRefused('No column for productCode or productName.');
}

/** The template, if one of these keys signed it. @throws WireRefused */
export function openTemplate({ text, signature }: SignedTemplate, publicKeys: readonly string[]): Template {
  if (!publicKeys.some((key) => isSignedBy(key, 'template', text, signature))) throw new WireRefused('It is not signed by the server.');
  return readTemplate(text);
}

function databaseOf(value: unknown): DatabaseKind {
  const found = DATABASES.find((kind) => kind === value);
  if (!found) throw new WireRefused('databases names an unknown one.');
  return found;
}

function columnsOf(fields: Fields): Partial<Record<BatchField, string>> {
  const unknown = fields.names().find((name) => !BATCH_FIELDS.includes(name as BatchField));
  if (unknown !== undefined) throw new WireRefused(`columns names an unknown meaning: ${unknown.slice(0, 40)}`);
  return Object.fromEntries(fields.names().map((name) => [name, fields.text(name, /^[^\0\r\n]{1,128}$/)]));
}
