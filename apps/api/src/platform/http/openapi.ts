import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule, getSchemaPath } from '@nestjs/swagger';
import { ProblemView } from '../problem.dto.js';

/**
 * The contract of the REST interface. Complete only in the compiled API, where the compiler's plugin has read the DTOs.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('探访关爱 API')
    .setDescription('Visits and care for elderly people who live with special difficulties.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    extraModels: [ProblemView],
    operationIdFactory: (controller: string, method: string) => {
      const subject = controller.replace(/Controller$/, '');
      return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}_${method}`;
    },
  });
  describeProblems(document);
  return document;
}

/** Serves the document at /api/openapi.json and a page to read it at /api/docs; both are built when first asked for. */
export function serveOpenApi(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: '探访关爱 API',
  });
}

/** Whatever is no success is a problem of RFC 9457, on every route alike. */
function describeProblems(document: OpenAPIObject): void {
  const content = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation) operation.responses.default = { description: 'What went wrong', content };
    }
  }
}
