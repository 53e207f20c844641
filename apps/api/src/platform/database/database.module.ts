import { TypeOrmModule } from '@nestjs/typeorm';
import type { DynamicModule } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config.js';
import { dataSourceOptions, openDataSource } from './data-source.js';

const CONNECT_ATTEMPTS = 10;
const CONNECT_PAUSE_MS = 2000;

/** The one data source of the process, with the entities of all modules. */
export function databaseModule(config: Config): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({
      ...dataSourceOptions(config),
      autoLoadEntities: true,
      retryAttempts: CONNECT_ATTEMPTS,
      retryDelay: CONNECT_PAUSE_MS,
      toRetry: isConnectionRefused,
    }),
    dataSourceFactory: (options) => openDataSource(options as DataSourceOptions),
  });
}

/** A database container that is still starting is worth waiting for; a wrong password is not. */
function isConnectionRefused(error: unknown): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String((error as { code?: unknown }).code));
}
