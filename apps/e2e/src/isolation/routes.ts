import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Schema {
  readonly $ref?: string;
  /** Several where it may be null. */
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly security?: readonly unknown[];
  readonly 'x-permissions'?: readonly string[];
}

/** One route of openapi.json as the isolation tests need it. */
export interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  /** Empty: any signed-in user may call it. */
  readonly permissions: readonly string[];
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** Takes a file instead of a JSON body. */
  readonly takesFile: boolean;
  /** Its answer never ends, which a probe cannot wait for. */
  readonly streams: boolean;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync(path.resolve('libs/api-client/openapi.json'), 'utf8')) as OpenApi;

/** Every route of the committed contract. */
export function routes(): Route[] {
  return Object.entries(document.paths).flatMap(([url, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path: url,
      isPublic: !operation.security,
      permissions: operation['x-permissions'] ?? [],
      pathParameters: [...url.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      queryParameters: (operation.parameters ?? []).filter((parameter) => parameter.in === 'query'),
      body: operation.requestBody?.content['application/json']?.schema,
      takesFile: operation.requestBody?.content['application/octet-stream'] !== undefined,
      streams: operation.responses['200']?.content?.['text/event-stream'] !== undefined,
    })),
  );
}

/** What a body needs besides, where its parts depend on each other, which a schema does not say. */
const DEPENDENT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  CreatePriceListDto: { kind: 'contract', contractNumber: 'HT-PROBE', code: 'PROBE' },
  PromotionRuleDto: { percent: '5' },
  ChangePriceDto: { replaces: null, from: '2099-01-01' },
};

/** A body that the schema accepts; `idOf` supplies the value of properties that name somebody's row. */
export function sampleBody(schema: Schema, idOf: (property: string) => number | undefined, property = ''): unknown {
  const named = idOf(property);
  if (named !== undefined) return named;
  const resolved = resolve(schema);
  if (resolved.enum) return resolved.enum[0];
  const example = resolved.example ?? resolved.examples?.[0];
  if (example !== undefined) return example;
  if (typeOf(resolved) === 'array') return resolved.items ? [sampleBody(resolved.items, idOf, singular(property))] : [];
  if (typeOf(resolved) === 'object' || resolved.properties) return { ...sampleObject(resolved, idOf), ...DEPENDENT[nameOf(schema)] };
  return sampleScalar(resolved, property);
}

function sampleObject(schema: Schema, idOf: (property: string) => number | undefined): Record<string, unknown> {
  const wanted = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name) || idOf(name) !== undefined || name === 'lines');
  return Object.fromEntries(wanted.map(([name, property]) => [name, sampleBody(property, idOf, name)]));
}

/** Text that passes for most things: a number for quantities, a reason, an account. */
function sampleScalar(schema: Schema, property: string): unknown {
  const type = typeOf(schema);
  if (type === 'number' || type === 'integer') return 1;
  if (type === 'boolean') return true;
  if (schema.format === 'date-time') return '2026-03-02T09:30:00+08:00';
  if (schema.format === 'date') return '2026-03-02';
  if (/quantity/i.test(property)) return '1';
  if (property === 'account') return `probe${process.hrtime.bigint()}`;
  return property === 'unit' ? 'box' : 'isolation-probe';
}

function resolve(schema: Schema): Schema {
  const target = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : undefined;
  if (target) return resolve(target);
  return schema.allOf?.[0] ? resolve(schema.allOf[0]) : schema;
}

function typeOf({ type }: Schema): string | undefined {
  return typeof type === 'object' ? type[0] : type;
}

function nameOf({ $ref, allOf }: Schema): string {
  return ($ref ?? allOf?.[0]?.$ref ?? '').split('/').at(-1) ?? '';
}

const singular = (name: string): string => name.replace(/s$/, '');
