import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { seedReports } from './demo/quarter-reports.js';
import { seedDemo } from './demo/seed.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';
import { createApp } from './platform/http/create-app.js';
import { Log } from './platform/log.js';

/** Requests in flight get this long to finish after SIGTERM. */
const SHUTDOWN_MS = 10_000;

async function start(config: Config): Promise<void> {
  const log = new Log('Main');
  const app = await createApp(AppModule.with(config), config);
  if (config.get('demoMode')) {
    await seedDemo(app);
    await seedReports(app);
  }

  const stop = (signal: NodeJS.Signals): void => {
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    void app.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  await app.listen(config.get('port'), config.get('host'));
  const address = await app.getUrl();
  log.info('ready', { address, demo: config.get('demoMode') });
  if (!config.production) process.stdout.write(`\n  探访关爱 ${address}\n\n`);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  const expected = error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : `启动失败 / start failed: ${(error as Error).stack}`}\n`);
  process.exit(expected ? 78 : 1);
}
