import fastifyCompress from '@fastify/compress';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { ActorRequest } from '../actor.js';
import { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { FrameworkLog, Log } from '../log.js';
import { answerBadAddress } from '../problem.filter.js';
import { Metrics } from './metrics.js';
import { serveOpenApi } from './openapi.js';
import { secureHeaders } from './security.js';
import { serveWeb } from './web.js';
import { takeXml } from './xml-bodies.js';

/** A signature and the longest form fit well within. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/** Messages of the weather services have a few thousand bytes. */
const XML_LIMIT_BYTES = 256 * 1024;

/** No upload of any kind is larger. */
const FILE_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * Builds the whole HTTP application, initialised but not listening.
 * @param module the application's root module
 */
export async function createApp(module: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  Log.setLevel(config.get('logLevel'));
  const proxies = config.get('trustProxy');
  const adapter = new FastifyAdapter({
    trustProxy: (_address: string, hop: number) => hop < proxies,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => answerBadAddress(reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new FrameworkLog(),
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz', 'metrics'] });

  const fastify = adapter.getInstance();
  await secureHeaders(fastify, config.production);
  await fastify.register(fastifyCompress, { threshold: 1024, encodings: ['br', 'gzip'] });
  // Files come as multipart; each route sets its own, smaller limit.
  await fastify.register(fastifyMultipart, { limits: { fileSize: FILE_LIMIT_BYTES, files: 1, fields: 10 } });
  takeXml(fastify, XML_LIMIT_BYTES);
  observeRequests(app);
  tellTheTime(app);
  serveOpenApi(app);
  await serveWeb(fastify, config.get('webRoot'));

  await app.init();
  await fastify.ready();
  return app;
}

/** Each answer says what time it is here, so that a phone whose clock is wrong can go by ours. */
function tellTheTime(app: NestFastifyApplication): void {
  const clock = app.get(Clock);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (_request, reply) => void reply.header('x-server-time', clock.now().toISOString()));
}

/** Counts and logs each request by its route pattern; addresses may name people and are not logged. */
function observeRequests(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const log = new Log('Http');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      const { statusCode, elapsedTime } = reply;
      metrics.observeRequest(request.method, route, statusCode, elapsedTime / 1000);
      const accountId = (request as ActorRequest).actor?.accountId;
      log.info('request', {
        id: request.id,
        method: request.method,
        route,
        status: statusCode,
        ms: Math.round(elapsedTime),
        ...(accountId === undefined ? {} : { accountId }),
      });
    });
}
