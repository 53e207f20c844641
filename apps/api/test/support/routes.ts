import { type RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ALLOW, PUBLIC, READS_ONLY } from '../../src/platform/allow.decorator.js';
import type { Permission } from '../../src/platform/permissions.js';
import type { TestApp } from './app.js';

/** A route of the running application, with what its decorators say. */
export interface Route {
  /** `POST /api/v1/auth/login` */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** With parameters as `:id`. */
  path: string;
  permission: Permission | null;
  isPublic: boolean;
  readsOnly: boolean;
}

const METHODS: Partial<Record<RequestMethod, Route['method']>> = {
  0: 'GET',
  1: 'POST',
  2: 'PUT',
  3: 'DELETE',
  4: 'PATCH',
};

/** Controllers outside `/api/v1`. */
const WITHOUT_PREFIX = new Set(['/healthz', '/readyz', '/metrics']);

/** Every route that any module has, found by walking the modules: a module added later is there by itself. */
export function routesOf(t: TestApp): Route[] {
  const controllers = [...t.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => (metatype ? routesOfController(metatype as ControllerClass) : []))
    .sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

type ControllerClass = (abstract new () => object) & { prototype: Record<string, object> };

function routesOfController(controller: ControllerClass): Route[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  return Object.getOwnPropertyNames(controller.prototype).flatMap((member) => {
    const handler = Object.getOwnPropertyDescriptor(controller.prototype, member)?.value as object | undefined;
    if (!handler || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const method = METHODS[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    if (!method) return [];
    const own = joined(prefix, String(Reflect.getMetadata(PATH_METADATA, handler)));
    const path = WITHOUT_PREFIX.has(own) ? own : `/api/v1${own}`;
    const metadata = <T>(key: string): T | undefined =>
      (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
    return [
      {
        name: `${method} ${path}`,
        method,
        path,
        permission: metadata<Permission>(ALLOW) ?? null,
        isPublic: metadata<boolean>(PUBLIC) ?? false,
        readsOnly: metadata<boolean>(READS_ONLY) ?? false,
      },
    ];
  });
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
