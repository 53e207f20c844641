import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { EntityNotFoundError } from 'typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from './database/failures.js';
import { Problem, notFound } from './errors.js';
import { Log, describeError } from './log.js';

/** What to tell when the framework itself refuses a request. */
const FRAMEWORK: Record<number, readonly [code: string, detail: string]> = {
  400: ['request.invalid', '请求的格式不正确。'],
  404: ['route.unknown', '没有这个地址。'],
  405: ['route.method', '这个地址不支持这种操作。'],
  406: ['request.unacceptable', '不支持所要求的格式。'],
  413: ['request.too_large', '提交的内容太大,请减少照片或文字后再试。'],
  415: ['request.media_type', '请以 JSON 格式提交。'],
  429: ['request.too_many', '操作太频繁,请稍后再试。'],
};

/** Renders whatever was thrown as RFC 9457; nothing of the inside reaches the answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Log('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    answerProblem(reply, this.problemOf(error, request));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof EntityNotFoundError) return notFound('没有找到,可能已被删除。');
    if (isUnavailable(error)) {
      this.log.error('database unavailable', { route: request.routeOptions.url, error: describeError(error) });
      return new Problem(
        503,
        'database.unavailable',
        '数据库暂时连接不上,刚才的操作没有保存,但您填写的内容没有丢失。请稍等片刻再试一次。',
        { retryAfter: 5 },
      );
    }
    const status = statusOf(error);
    const known = FRAMEWORK[status];
    if (known) return new Problem(status, ...known);
    if (status < 500) return new Problem(status, 'request.refused', '请求未被接受。');
    this.log.error('unexpected error', { route: request.routeOptions.url, error: describeError(error) });
    return new Problem(500, 'internal', '系统出了问题,已记录下来。请稍后再试;如果一直不行,请联系管理员。');
  }
}

/** Answers an address that cannot be decoded, before there is a route. */
export function answerBadAddress(reply: FastifyReply): void {
  answerProblem(reply, new Problem(400, 'request.invalid', '网址的格式不正确。'));
}

function answerProblem(reply: FastifyReply, { status, code, detail, extra: { retryAfter, ...extra } }: Problem): void {
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: titleOf(status),
        status,
        code,
        detail,
        ...(retryAfter === undefined ? {} : { retryAfter: Math.ceil(retryAfter) }),
        ...extra,
      }),
    );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    409: 'Conflict',
    410: 'Gone',
    413: 'Content Too Large',
    422: 'Unprocessable Content',
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
    504: 'Gateway Timeout',
  };
  return titles[status] ?? 'Error';
}
