import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/**
 * The contract of the REST interface. Complete only in the compiled API, where the compiler's plugin has read the DTOs.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('探访关爱 API')
    .setDescription(
      'Visits and care for elderly people who live with special difficulties. Errors are RFC 9457 problems.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller: string, method: string) => {
      const subject = controller.replace(/Controller$/, '');
      return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}_${method}`;
    },
  });
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
