import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { monthlyDeadline, monthOf, monthRange, policyOn, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Reminder } from './reminder.entity.js';
import type { ReminderOfToday, SendReminder, SentReminder } from './reminders.dto.js';
import { RemindersRepository } from './reminders.repository.js';

/** One tap of the town reminds the visitors of a village (按月更新), not twice a day. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
    private readonly regions: RegionsService,
    private readonly repository: RemindersRepository,
  ) {}

  /** @throws Problem 404 `region.unknown`, also out of scope */
  async ofToday(actor: Actor, villageCode: string): Promise<ReminderOfToday> {
    this.regions.getInScope(actor, villageCode);
    const { manager } = this.dataSource;
    const sent = await this.find(manager, villageCode);
    return { villageCode, sent: sent && (await this.viewOf(manager, sent)) };
  }

  /**
   * Tells the village's visitors and managers what is open.
   * @throws Problem 404 out of scope, 409 `reminder.sent_today`, 422 `reminder.not_village` or `reminder.nobody`
   */
  send(actor: Actor, body: SendReminder): Promise<SentReminder> {
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route: 'POST /reminders', body }, async () => {
        const village = this.regions.getInScope(actor, body.villageCode);
        if (village.level !== 'village') {
          throw invalid('reminder.not_village', '请选择一个村（居），再提醒那里的探访员。');
        }
        const earlier = await this.find(tx, village.code);
        if (earlier) throw await this.sentAlready(tx, earlier);
        // The row comes before the messages: of two at once the second meets its key, and then finds the reminder.
        const row = { villageCode: village.code, day: this.clock.today(), sentAt: this.clock.now() };
        const id = await insertRow(tx, Reminder, { ...row, sentBy: actor.accountId, people: 0 });
        const people = await this.tell(tx, actor, village.code);
        if (people === 0) {
          throw invalid('reminder.nobody', '这个村（居）还没有可以登录的探访员或管理员，请先请管理员开通账号。');
        }
        await tx.update(Reminder, id, { people });
        const sent = { ...row, sentBy: actor.accountId, people };
        await this.audit.record(tx, actor, {
          action: 'reminder.send',
          subjectType: 'reminder',
          subjectId: id,
          regionCode: village.code,
          detail: { people },
        });
        return this.viewOf(tx, { id, ...sent });
      }),
    );
  }

  private async tell(tx: EntityManager, actor: Actor, villageCode: string): Promise<number> {
    const today = this.clock.today();
    const month = monthOf(today);
    const open = await this.repository.openWork(tx, villageCode, month, weekOf(today));
    const deadline = monthlyDeadline(month, policyOn(monthRange(month).from));
    return this.notifications.tell(tx, {
      kind: 'village_reminded',
      about: { type: 'week', id: villageCode },
      facts: { place: this.regions.nameOf(villageCode) ?? '', deadline, ...open },
      to: [
        { role: 'visitor', regionCode: villageCode },
        { role: 'village_manager', regionCode: villageCode },
      ],
      by: actor.accountId,
    });
  }

  private find(manager: EntityManager, villageCode: string): Promise<Reminder | null> {
    return manager.findOneBy(Reminder, { villageCode, day: this.clock.today() });
  }

  private async sentAlready(tx: EntityManager, reminder: Reminder) {
    const sent = await this.viewOf(tx, reminder);
    const at = this.clock.textOf(reminder.sentAt).slice(11);
    return conflict('reminder.sent_today', `今天 ${at} ${sent.sentByName}已经提醒过，没有再发。明天可以再提醒。`, {
      current: sent,
    });
  }

  private async viewOf(manager: EntityManager, reminder: Reminder): Promise<SentReminder> {
    const names = await this.accounts.namesOf([reminder.sentBy], manager);
    return {
      villageCode: reminder.villageCode,
      sentAt: reminder.sentAt.toISOString(),
      sentByName: names.get(reminder.sentBy) ?? '',
      people: reminder.people,
    };
  }
}
