import { errorMessage, type Locale, moneyOf } from '@tributary/kernel';
import { PRICED } from './priced';

/** What of a schema of the API's document matters here. */
export interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly [PRICED]?: boolean;
}

export type Schemas = Readonly<Record<string, Schema>>;

interface Problem {
  readonly code: string;
  readonly message?: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Stands in a text where an amount would. */
const HIDDEN = '***';

/**
 * An answer as somebody without prices gets it: what is marked as priced is null, and what the document does not declare is
 * left out, because nobody said whether it is money.
 */
export class Cover {
  constructor(
    private readonly schemas: Schemas,
    private readonly locale: Locale,
  ) {}

  value(value: unknown, schema: Schema): unknown {
    if (value === null || value === undefined) return value;
    const parts = partsOf(schema, this.schemas);
    if (parts.some((part) => part[PRICED])) return null;
    if (Array.isArray(value)) {
      const items = parts.find((part) => part.items)?.items;
      return items ? value.map((item: unknown) => this.value(item, items)) : [];
    }
    if (typeof value !== 'object' || value instanceof Date) return value;
    return this.problem(this.object(value, parts));
  }

  /** A refusal, or one of the problems in it; its words without the amounts. */
  problem<T extends object>(value: T): T {
    if (!isProblem(value)) return value;
    const money = moneyOf(value.code);
    if (money.length === 0) return value;
    const hidden = (by: unknown) => Object.fromEntries(money.filter((name) => name in value.params).map((name) => [name, by]));
    const message = errorMessage(value.code, this.locale, { ...value.params, ...hidden(HIDDEN) });
    return { ...value, params: { ...value.params, ...hidden(null) }, ...('message' in value ? { message } : {}) };
  }

  private object(value: object, parts: readonly Schema[]): object {
    const entries = Object.entries(value).flatMap(([name, own]: [string, unknown]) => {
      const declared = parts.flatMap(({ properties }) => (properties && Object.hasOwn(properties, name) ? [properties[name] as Schema] : []));
      if (declared.length > 0) return [[name, this.value(own, { allOf: declared })] as const];
      const further = parts.find(({ additionalProperties }) => additionalProperties)?.additionalProperties;
      if (!further) return [];
      return [[name, further === true ? own : this.value(own, further)] as const];
    });
    return Object.fromEntries(entries);
  }
}

/** A schema and everything that it refers to or is made of; marks beside a reference count. */
export function partsOf(schema: Schema, schemas: Schemas): Schema[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const named = $ref ? schemas[$ref.split('/').at(-1) ?? ''] : undefined;
  return [schema, ...[...(named ? [named] : []), ...anyOf, ...oneOf, ...allOf].flatMap((part) => partsOf(part, schemas))];
}

function isProblem(value: object): value is Problem {
  return 'code' in value && typeof value.code === 'string' && 'params' in value && typeof value.params === 'object' && value.params !== null;
}
