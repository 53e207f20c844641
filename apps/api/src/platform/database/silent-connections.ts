import type { DataSource, QueryRunner } from 'typeorm';

/** A connection of mysql2. */
interface Connection {
  destroy(): void;
}

/**
 * Destroys a connection on which a statement got no answer in time. Left alone it would go back to the pool and make
 * the next callers wait as long, each in turn.
 */
export function dropSilentConnections(dataSource: DataSource): void {
  const { driver } = dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode): QueryRunner => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
    const guarded = async (...statement: unknown[]): Promise<unknown> => {
      try {
        return await query(...statement);
      } catch (error) {
        if (isSilence(error)) ((await runner.connect()) as Connection).destroy();
        throw error;
      }
    };
    return Object.assign(runner, { query: guarded });
  };
}

function isSilence(error: unknown): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === 'PROTOCOL_SEQUENCE_TIMEOUT';
}
