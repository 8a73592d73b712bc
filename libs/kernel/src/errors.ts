import type { Locale } from './locale';

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The values a message needs: one per `{name}` of its Chinese template. */
export type ErrorParams<T extends string> = { readonly [Name in Placeholder<T>]: string | number };

/** What one kind of error says, and the HTTP status that carries it. */
export interface ErrorDefinition {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** Parameters that are money: hidden from readers who see no prices. */
  readonly money?: readonly string[];
}

type FactoryArguments<T extends string> = [Placeholder<T>] extends [never]
  ? [params?: Readonly<Record<string, never>>, problems?: readonly unknown[]]
  : [params: ErrorParams<T>, problems?: readonly unknown[]];

/** Makes the error; `code` is its stable name, for comparisons. */
export interface ErrorFactory<T extends string> {
  (...args: FactoryArguments<T>): DomainError;
  readonly code: string;
}

export type ErrorFactories<D extends Record<string, ErrorDefinition>> = {
  readonly [Name in keyof D]: ErrorFactory<D[Name]['zh']>;
};

const registry = new Map<string, ErrorDefinition>();

/**
 * A refusal the business knows by name. `code` is stable and part of the API; `params` fill the message in
 * the reader's language; `problems` name each offending line or field. `message` is the English text, for logs.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly problems?: readonly unknown[],
  ) {
    super(errorMessage(code, 'en-US', params));
  }
}

/**
 * Declares the errors of one domain: `defineErrors('orders', { insufficientStock: … })` registers
 * `orders.insufficient-stock` and gives a factory that demands the template's parameters.
 * Throws when a code is declared twice or the English text names a parameter the Chinese one lacks.
 */
export function defineErrors<const D extends Record<string, ErrorDefinition>>(domain: string, definitions: D): ErrorFactories<D> {
  const factories = Object.entries(definitions).map(([name, definition]) => {
    const code = `${domain}.${kebab(name)}`;
    register(code, definition);
    const make = (params?: Readonly<Record<string, unknown>>, problems?: readonly unknown[]) =>
      new DomainError(code, definition.status, params, problems);
    return [name, Object.assign(make, { code })] as const;
  });
  return Object.fromEntries(factories) as unknown as ErrorFactories<D>;
}

/** The text of an error for a reader; the code itself when nobody declared it. */
export function errorMessage(code: string, locale: Locale, params: Readonly<Record<string, unknown>> = {}): string {
  const definition = registry.get(code);
  if (!definition) return code;
  const template = locale === 'zh-CN' ? definition.zh : definition.en;
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? termOf(name, String(params[name]), locale) : whole));
}

/** The parameters of an error that are money. */
export function moneyOf(code: string): readonly string[] {
  return registry.get(code)?.money ?? [];
}

/** Every declared error. */
export function declaredErrors(): ReadonlyMap<string, ErrorDefinition> {
  return registry;
}

/** What a code is called in a language; undefined for what is no such code. */
export type TermNames = (code: string, locale: Locale) => string | undefined;

const terms = new Map<string, TermNames>();

/**
 * Parameters called `name` carry codes of master data (units, say), which readers know by name. Lists of codes are joined
 * by `, `. What has no name is shown as it is. Defining a term again replaces it: master data changes.
 */
export function defineTerm(name: string, names: TermNames): void {
  terms.set(name, names);
}

function termOf(name: string, value: string, locale: Locale): string {
  const names = terms.get(name);
  if (!names) return value;
  return value.split(', ').map((code) => names(code, locale) ?? code).join(locale === 'zh-CN' ? '、' : ', ');
}

function register(code: string, definition: ErrorDefinition): void {
  if (registry.has(code)) throw new Error(`The error ${code} is declared twice.`);
  const known = placeholders(definition.zh);
  const unknown = placeholders(definition.en).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`The English text of ${code} names {${unknown.join('}, {')}}, the Chinese one does not.`);
  registry.set(code, definition);
}

function placeholders(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
