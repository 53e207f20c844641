import type { FastifyInstance } from 'fastify';

/** Types under which CAP messages are sent. */
export const XML_TYPES = ['application/cap+xml', 'application/xml', 'text/xml'] as const;

/** For `@RouteConfig`: a route that takes XML, as text. All others refuse it. */
export const XML_ROUTE = { takesXml: true };

/**
 * Takes bodies of XML as text, on those routes alone.
 * @param limit the largest, in bytes
 */
export function takeXml(fastify: FastifyInstance, limit: number): void {
  fastify.addContentTypeParser([...XML_TYPES], { parseAs: 'string', bodyLimit: limit }, (request, body, done) => {
    const { takesXml } = request.routeOptions.config as { takesXml?: boolean };
    if (takesXml) done(null, body);
    else done(Object.assign(new Error('this route takes no XML'), { statusCode: 415 }));
  });
}
