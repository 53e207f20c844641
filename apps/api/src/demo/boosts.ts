import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@tanfang/domain';
import { AccountsService } from '../modules/accounts/accounts.service.js';
import { BoostsService } from '../modules/boosts/boosts.service.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/tx.js';
import { actorNamed } from './actor-named.js';

/** Two of the demo town, made as people make them: one that holds, and one that waits for the town's officer. */
export async function makeBoosts(app: INestApplicationContext): Promise<void> {
  const boosts = app.get(BoostsService);
  const officer = await actorNamed(app, 'town');
  if (!officer?.regionCode) return;
  const wish = { displayName: '演示分管负责人', role: 'town_officer', regionCode: officer.regionCode } as const;
  const account = await app
    .get(Transactions)
    .run((tx) => app.get(AccountsService).create(tx, { ...wish, loginName: 'demo-town-lead', passwordHash: null }));
  const lead = { ...officer, accountId: account.id, displayName: wish.displayName };
  const today = app.get(Clock).today();
  const rule = { kind: 'boost', regionCode: officer.regionCode, extraHome: 0, extraRemote: 1 } as const;
  const running = await boosts.propose(lead, {
    ...rule,
    clientId: randomUUID(),
    cause: 'weather',
    levels: ['A'],
    from: today,
    to: addDays(today, 6),
    reason: '气温骤降，提醒添衣保暖、安全用火用电，出门防滑',
  });
  await boosts.decide(officer, running.id, { clientId: randomUUID(), approve: true, note: '同意' });
  await boosts.propose(lead, {
    ...rule,
    clientId: randomUUID(),
    cause: 'disease',
    levels: ['A', 'B'],
    from: addDays(today, 7),
    to: addDays(today, 20),
    reason: '冬季呼吸道疾病高发，多问一次身体情况，提醒按时服药',
  });
}
