import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } };

/** Every operation of a document, with the method and path that lead to it. */
export function operations(document: OpenAPIObject): { readonly route: string; readonly operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ route: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );
}

/** Throws when two routes share an operationId: the generated client would silently lose one. */
export function uniqueOperations(document: OpenAPIObject): OpenAPIObject {
  const first = new Map<string, string>();
  for (const { route, operation } of operations(document)) {
    const id = operation.operationId ?? '';
    const other = first.get(id);
    if (other) throw new Error(`${other} and ${route} are both called ${id}: rename one of the handlers.`);
    first.set(id, route);
  }
  return document;
}

/** Numbers in paths are ids, and ids are whole. */
export function withWholeIds(document: OpenAPIObject): OpenAPIObject {
  for (const { operation } of operations(document)) {
    for (const parameter of operation.parameters ?? []) {
      const isNumber = 'schema' in parameter && parameter.schema && 'type' in parameter.schema && parameter.schema.type === 'number';
      if (isNumber && parameter.in === 'path') parameter.schema = { type: 'integer' };
    }
  }
  return document;
}

/** Every failure is a problem+json, whether a route says more about it or not. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const { operation } of operations(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (status >= '400' && response && !isOwnBody(response)) Object.assign(response, { content: PROBLEM });
    }
    operation.responses['default'] ??= { description: 'Problem', content: PROBLEM };
  }
  return document;
}

/** A failure that answers with something else than a problem, such as the state of health. */
function isOwnBody(response: object): boolean {
  const body = JSON.stringify(response);
  return body.includes('$ref') && !body.includes('ProblemDto');
}
