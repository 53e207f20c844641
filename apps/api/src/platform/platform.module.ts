import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditController } from './audit.controller.js';
import { Audit } from './audit.js';
import { ClientRequest } from './client-request.entity.js';
import { ClientRequestsJob } from './client-requests.job.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { FieldCrypto } from './crypto.js';
import { databaseModule } from './database/database.module.js';
import { FileController } from './files/file.controller.js';
import { FileStore } from './files/file-store.js';
import { Files } from './files/files.js';
import { FilesJob } from './files/files.job.js';
import { StoredFile } from './files/stored-file.entity.js';
import { HealthController } from './http/health.controller.js';
import { Metrics } from './http/metrics.js';
import { MetricsController } from './http/metrics.controller.js';
import { ThrottleGuard, throttlerModule } from './http/throttle.js';
import { Idempotency } from './idempotency.js';
import { HourlyJobs } from './jobs.js';
import { ProblemFilter } from './problem.filter.js';
import { Task } from './tasks/task.entity.js';
import { TaskRunner } from './tasks/task-runner.js';
import { TasksController } from './tasks/tasks.controller.js';
import { TasksService } from './tasks/tasks.service.js';
import { Transactions } from './tx.js';
import { validationPipe } from './validation.js';

const SERVICES = [
  Clock,
  FileStore,
  Files,
  FieldCrypto,
  Audit,
  Idempotency,
  Transactions,
  HourlyJobs,
  Metrics,
  TaskRunner,
  TasksService,
];

/** What every module of the programme stands on. Global: nobody imports it. */
@Global()
@Module({})
export class PlatformModule {
  /**
   * @param config the checked settings of this process
   * @param replacements services that stand in for those of the platform, by the same token
   */
  static with(config: Config, replacements: Provider[] = []): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        databaseModule(config),
        throttlerModule(config),
        TypeOrmModule.forFeature([AuditEntry, ClientRequest, StoredFile, Task]),
      ],
      controllers: [AuditController, FileController, HealthController, MetricsController, TasksController],
      providers: [
        { provide: Config, useValue: config },
        ...SERVICES,
        ...replacements,
        ClientRequestsJob,
        FilesJob,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: ThrottleGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Config, ...SERVICES],
    };
  }
}
