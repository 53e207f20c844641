import { randomUUID } from 'node:crypto';
import type { HandOver } from '../../src/modules/assignments/assignments.dto.js';
import type { WeekList } from '../../src/modules/planning/week-list.dto.js';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { elderOnRegister } from './visit-factories.js';

/** Elders of class A whom somebody visits. @returns their ids */
export async function eldersOf(t: TestApp, visitor: Client, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) {
    ids.push((await elderOnRegister(t, { assignedVisitorId: visitor.account.id, level: 'A' })).id);
  }
  return ids;
}

/** The request that hands elders from one visitor to another. */
export function handOver(
  ids: number[],
  from: Client | null,
  to: Client | null,
  changes: Partial<HandOver> = {},
): HandOver {
  return {
    clientId: randomUUID(),
    elders: ids.map((elderId) => ({ elderId, visitorId: from?.account.id ?? null })),
    toVisitorId: to?.account.id ?? null,
    reason: '分片调整',
    ...changes,
  };
}

/** Somebody's own list of the week. */
export async function ownWeek(client: Client): Promise<WeekList> {
  return (await client.get('/week-list?of=mine').expect(200)).body as WeekList;
}

/** The elders of a list, by id. */
export function eldersOn(list: WeekList): number[] {
  return list.households.flatMap(({ elders }) => elders.map(({ elderId }) => elderId)).sort((a, b) => a - b);
}

/** Takes everybody off the lists again, between tests. */
export async function nobodyLeft(t: TestApp): Promise<void> {
  await t.dataSource.query('DELETE FROM leave_cover');
  await t.dataSource.query('DELETE FROM visitor_leave');
  await t.dataSource.query(
    "UPDATE elder SET assigned_visitor_id = NULL, status = 'closed', closed_on = '2026-01-06', close_reason = 'died'",
  );
}
