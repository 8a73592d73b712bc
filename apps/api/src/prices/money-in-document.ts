import type { OpenAPIObject } from '@nestjs/swagger';
import { operations } from '../openapi/operations';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly 'x-priced'?: boolean;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema?: Schema & { readonly enum?: readonly string[] }; readonly description?: string; readonly example?: unknown; readonly 'x-priced'?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
  readonly 'x-permissions'?: readonly string[];
  readonly 'x-needs-prices'?: boolean;
}

const NAMES = /(price|amount|total|discount|credit|debit|balance|cost|worth|value|paid|owed|subtotal|saved|saving|expense|budget|money|threshold|used)s?(From|To)?$/i;
const AN_AMOUNT = /^-?\d+\.\d{2}$/;
const SAYS_MONEY = /\bCNY\b|元|\byuan\b/i;

/** Whether something is money by what the document says of it: its name, its example, its description. */
function isMoney(name: string, { description = '', example, examples = [], type }: Schema): boolean {
  if (type === 'integer' || type === 'boolean') return false;
  return NAMES.test(name) || [example, ...examples].some((one) => AN_AMOUNT.test(String(one))) || SAYS_MONEY.test(description);
}

/** Everything in the document that is money by its looks, or could hold it, and is marked nowhere; as `Schema.property`, each with a route that leads there. */
export class MoneyInDocument {
  private readonly schemas: Readonly<Record<string, Schema>>;

  constructor(private readonly document: OpenAPIObject) {
    this.schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  }

  /** Of answers; `closed` are the permissions that nobody has who does not see prices. */
  unmarkedAnswers(closed: ReadonlySet<string>): Map<string, string> {
    return this.of(closed, ({ responses }) => Object.entries(responses).flatMap(([status, { content }]) => (status < '300' ? [content?.['application/json']?.schema ?? {}] : [])));
  }

  /** Of bodies and queries that people without prices can send. */
  unmarkedInputs(closed: ReadonlySet<string>): Map<string, string> {
    const found = this.of(closed, ({ requestBody }) => [requestBody?.content?.['application/json']?.schema ?? {}]);
    for (const { route, operation } of this.open(closed)) {
      for (const { name, schema = {}, ...said } of operation.parameters ?? []) {
        if (!said['x-priced'] && !schema['x-priced'] && isMoney(name, { ...schema, ...said })) found.set(`?${name}`, route);
      }
    }
    return found;
  }

  /** Routes whose answers are files, or nothing that the document describes, and who may call them. */
  files(closed: ReadonlySet<string>): string[] {
    const described = ({ responses }: Operation) => Object.entries(responses).some(([status, { content }]) => (status < '300' && content?.['application/json']?.schema) || status === '204');
    return this.open(closed).flatMap(({ route, operation }) => (described(operation) ? [] : [route])).sort();
  }

  private open(closed: ReadonlySet<string>): { readonly route: string; readonly operation: Operation }[] {
    return operations(this.document)
      .map(({ route, operation }) => ({ route, operation: operation as unknown as Operation }))
      .filter(({ operation: { 'x-permissions': anyOf, 'x-needs-prices': needs } }) => anyOf && !needs && !(anyOf.length > 0 && anyOf.every((code) => closed.has(code))));
  }

  private of(closed: ReadonlySet<string>, roots: (operation: Operation) => readonly Schema[]): Map<string, string> {
    const found = new Map<string, string>();
    for (const { route, operation } of this.open(closed)) {
      for (const root of roots(operation)) this.walk(root, '', (name) => found.has(name) || found.set(name, route), new Set());
    }
    return found;
  }

  private walk(schema: Schema, owner: string, report: (name: string) => unknown, seen: Set<string>): void {
    const { $ref, items, anyOf = [], allOf = [], oneOf = [], properties = {} } = schema;
    const named = $ref?.split('/').at(-1);
    if (named && !seen.has(named)) this.walk(this.schemas[named] ?? {}, named, report, seen.add(named));
    for (const part of [...anyOf, ...allOf, ...oneOf, ...(items ? [items] : [])]) this.walk(part, owner, report, seen);
    for (const [name, own] of Object.entries(properties)) {
      if (own['x-priced']) continue;
      if (isMoney(name, own) || own.additionalProperties) report(`${owner}.${name}`);
      this.walk(own, `${owner}.${name}`, report, seen);
    }
  }
}
