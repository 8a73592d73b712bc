import type { OpenAPIObject } from '@nestjs/swagger';
import { operations, uniqueOperations, withProblems, withWholeIds } from './operations';

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } };
const documentOf = (paths: object) => ({ openapi: '3.1.0', info: { title: '', version: '1' }, paths }) as OpenAPIObject;
const json = (schema: string) => ({ description: '', content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } });

describe('operations of the document', () => {
  it('are found under every method', () => {
    const item = { get: { operationId: 'a', responses: {} }, post: { operationId: 'b', responses: {} }, parameters: [] };
    expect(operations(documentOf({ '/x': item })).map(({ route }) => route)).toEqual(['GET /x', 'POST /x']);
  });

  it('must have names of their own', () => {
    const operation = { operationId: 'listUsers', responses: {} };
    expect(() => uniqueOperations(documentOf({ '/users': { get: operation }, '/people': { get: operation } }))).toThrow(
      'GET /users and GET /people are both called listUsers',
    );
  });

  it('have whole numbers for ids', () => {
    const parameter = (where: string, type: string) => ({ name: 'x', in: where, required: true, schema: { type } });
    const parameters = [parameter('path', 'number'), parameter('path', 'string'), parameter('query', 'number')];
    const [found] = operations(withWholeIds(documentOf({ '/x': { get: { operationId: 'a', responses: {}, parameters } } })));
    expect(found?.operation.parameters).toEqual([parameter('path', 'integer'), parameter('path', 'string'), parameter('query', 'number')]);
  });

  it('fail with a problem, said or unsaid', () => {
    const responses = { 200: json('UserDto'), 404: { description: 'gone' }, 409: json('ProblemDto'), 503: json('HealthDto') };
    const [found] = operations(withProblems(documentOf({ '/x': { get: { operationId: 'a', responses } } })));
    expect(found?.operation.responses).toEqual({
      200: json('UserDto'),
      404: { description: 'gone', content: PROBLEM },
      409: { description: '', content: PROBLEM },
      503: json('HealthDto'),
      default: { description: 'Problem', content: PROBLEM },
    });
  });
});
