import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from '@tributary/identity';
import { KEY_SCHEME, ProblemDto } from '@tributary/platform';

import { uniqueOperations, withProblems, withWholeIds } from './operations';

/** The document of all routes, OpenAPI 3.1; the name of a handler is the name of its operation. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tributary')
    .setDescription('The B2B portal of a two-tier dealer channel. Errors are RFC 9457 problem+json with a stable `code`.')
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key (`trb_…`) of a dealer’s own system. Only the routes that name it take it.' }, KEY_SCHEME)
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  return withProblems(withWholeIds(uniqueOperations(document)));
}
