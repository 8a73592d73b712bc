import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Locale } from '@tributary/kernel';
import { platformErrors } from '../http/platform.errors';
import { Cover, partsOf, type Schema, type Schemas } from './cover';
import { PRICED } from './priced';

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name?: string; readonly schema?: Schema; readonly [PRICED]?: boolean }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** What a caller sends. */
export interface Sent {
  readonly query: unknown;
  readonly body: unknown;
}

/** Takes the money out of answers, as the API's own document marks it; learns the document when the process starts. */
@Injectable()
export class PriceVeil {
  private schemas: Schemas = {};
  private operations: ReadonlyMap<string, Operation> = new Map();

  learn({ components, paths }: OpenAPIObject): void {
    this.schemas = (components?.schemas ?? {}) as Schemas;
    const operations = Object.values(paths).flatMap((path) => Object.values(path) as Operation[]);
    this.operations = new Map(operations.flatMap((operation) => (operation.operationId ? [[operation.operationId, operation] as const] : [])));
  }

  /** The answer of an operation without its money. Throws where the document does not say what the answer is. */
  answer(operationId: string, value: unknown, locale: Locale): unknown {
    if (value === undefined || value === null) return value;
    const responses = Object.entries(this.known(operationId).responses);
    const schema = responses.find(([status, { content }]) => status.startsWith('2') && content?.['application/json'])?.[1].content?.['application/json']?.schema;
    if (!schema) throw new Error(`Nobody documents what ${operationId} answers; it cannot be told what of it is money.`);
    return new Cover(this.schemas, locale).value(value, schema);
  }

  /** @throws platform.prices-hidden for amounts sent by somebody who sees none: trying them out would tell the prices */
  refuseAmounts(operationId: string, { query, body }: Sent): void {
    const { parameters = [], requestBody } = this.known(operationId);
    const asked = (query ?? {}) as Readonly<Record<string, unknown>>;
    if (parameters.some(({ name = '', schema, [PRICED]: priced }) => (priced ?? schema?.[PRICED]) && asked[name] !== undefined)) throw platformErrors.pricesHidden();
    const schema = requestBody?.content?.['application/json']?.schema;
    if (schema && this.holdsAmount(body, schema)) throw platformErrors.pricesHidden();
  }

  private holdsAmount(value: unknown, schema: Schema): boolean {
    if (value === null || value === undefined) return false;
    const parts = partsOf(schema, this.schemas);
    if (parts.some((part) => part[PRICED])) return true;
    if (Array.isArray(value)) return value.some((item) => parts.some(({ items }) => items && this.holdsAmount(item, items)));
    if (typeof value !== 'object') return false;
    return Object.entries(value).some(([name, own]) => parts.some(({ properties }) => properties?.[name] && this.holdsAmount(own, properties[name])));
  }

  private known(operationId: string): Operation {
    const operation = this.operations.get(operationId);
    if (!operation) throw new Error(`The document does not know ${operationId}; it cannot be told what of it is money.`);
    return operation;
  }
}
