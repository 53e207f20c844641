import type { IsoWeek } from '@tanfang/domain';
import { ClientRequest } from '../../src/platform/client-request.entity.js';
import { PlanningService } from '../../src/modules/planning/planning.service.js';
import type { RecordVisit } from '../../src/modules/visits/record-visit.dto.js';
import type { TestApp } from './app.js';

const RETRY_MS = 100;

/** A phone with visits that wait in its queue. */
export interface QueuedVisits {
  accessToken: string;
  visits: readonly RecordVisit[];
}

/**
 * Empties the queues of all phones at once, each in order, as the app does: what is not answered, or answered with
 * "try again", is sent again with the same id.
 * @param urlOf where the service is now
 * @param onTaken called after each visit that was answered
 * @throws when a visit is refused
 */
export async function drain(
  phones: readonly QueuedVisits[],
  urlOf: () => string,
  onTaken: () => void = () => undefined,
): Promise<{ tries: number }> {
  let tries = 0;
  const send = async (accessToken: string, visit: RecordVisit): Promise<void> => {
    for (;;) {
      tries += 1;
      const response = await fetch(`${urlOf()}/api/v1/visits`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(visit),
      }).catch(() => null);
      // Read to the end: an answer that was cut off is none.
      const text = await response?.text().catch(() => null);
      if (response?.ok && text != null) return;
      if (response && response.status < 500 && text != null) throw new Error(`${response.status} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };
  await Promise.all(
    phones.map(async ({ accessToken, visits }) => {
      for (const visit of visits) {
        await send(accessToken, visit);
        onTaken();
      }
    }),
  );
  return { tries };
}

/** Asserts that each visit is there once, numbered without a gap, and that every counter is what the visits come to. */
export async function expectEachOnce(t: TestApp, sent: readonly RecordVisit[]): Promise<void> {
  const { manager } = t.dataSource;
  const stored = await manager.query<{ client_id: string; elder_id: number; ordinal: number }[]>(
    'SELECT client_id, elder_id, ordinal FROM visit ORDER BY elder_id, ordinal',
  );
  expect(stored.map(({ client_id }) => client_id).sort()).toEqual(sent.map(({ clientId }) => clientId).sort());

  const perElder = new Map<number, number>();
  for (const { elder_id, ordinal } of stored) {
    const next = (perElder.get(Number(elder_id)) ?? 0) + 1;
    expect({ elder_id, ordinal: Number(ordinal) }).toEqual({ elder_id, ordinal: next });
    perElder.set(Number(elder_id), next);
  }
  const counters = await manager.query<{ id: number; visit_count: number }[]>(
    'SELECT id, visit_count FROM elder WHERE visit_count > 0',
  );
  expect(new Map(counters.map((row) => [Number(row.id), Number(row.visit_count)]))).toEqual(perElder);
  expect(await manager.countBy(ClientRequest, { route: 'POST /visits' })).toBe(sent.length);
  const [audited] = await manager.query<[{ entries: number }]>(
    "SELECT COUNT(*) AS entries FROM audit_entry WHERE action = 'visit.record'",
  );
  expect(Number(audited.entries)).toBe(sent.length);

  // Planning anew counts the visits again, and writes what differs.
  const weeks = await manager.query<{ week: string }[]>('SELECT DISTINCT week FROM weekly_due');
  for (const { week } of weeks) {
    expect({ week, written: (await t.app.get(PlanningService).planWeek(week as IsoWeek)).written }).toEqual({
      week,
      written: 0,
    });
  }
}
