import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EMERGENCY_TRANSITIONS, type EmergencyAction, actionsFrom } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { type Problem, notFound } from '../../platform/errors.js';
import { type Permission, may } from '../../platform/permissions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { EmergencyDetail, EmergencyDto } from './emergencies.dto.js';
import { EmergenciesRepository, type NamedEmergency } from './emergencies.repository.js';

/** A record that is made within this time belongs to the emergency. */
const VISIT_WITHIN_MS = 7 * 24 * 60 * 60 * 1000;
const NEEDS: Record<EmergencyAction, Permission> = {
  settle: 'emergency.settle',
  correct: 'emergency.settle',
  archive: 'emergency.archive',
};

/** Emergencies as the answers show them. */
@Injectable()
export class EmergencyViews {
  constructor(
    private readonly crypto: FieldCrypto,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: EmergenciesRepository,
  ) {}

  /** @throws Problem 404 out of scope */
  async detail(manager: EntityManager, actor: Actor, id: number): Promise<EmergencyDetail> {
    const named = await this.repository.findInScope(manager, actor, id);
    if (!named) throw noSuchEmergency();
    const { emergency } = named;
    const events = await this.repository.events(manager, id);
    const ids = events.map(({ accountId }) => accountId);
    const names = await this.accounts.namesOf([...ids, emergency.openedBy], manager);
    const from = emergency.startedAt;
    const until = new Date(from.getTime() + VISIT_WITHIN_MS);
    const visit = emergency.elderId && (await this.repository.visitAfter(manager, emergency.elderId, { from, until }));
    return {
      ...this.toDto(named, names),
      events: events.map((event) => ({
        id: event.id,
        kind: event.kind,
        outcome: event.outcome,
        what: this.crypto.decrypt(event.whatEnc),
        at: event.at.toISOString(),
        recordedAt: event.recordedAt.toISOString(),
        accountName: names.get(event.accountId) ?? '',
      })),
      visit: visit || null,
      actions: actionsFrom(EMERGENCY_TRANSITIONS, emergency.status).filter((action) => may(actor.role, NEEDS[action])),
    };
  }

  /** Several at once, with one look-up of names. */
  async many(manager: EntityManager, rows: NamedEmergency[]): Promise<EmergencyDto[]> {
    const ids = rows.map(({ emergency }) => emergency.openedBy);
    const names = await this.accounts.namesOf(ids, manager);
    return rows.map((row) => this.toDto(row, names));
  }

  private toDto({ emergency, elderName, level }: NamedEmergency, names: Map<number, string>): EmergencyDto {
    return {
      id: emergency.id,
      elderId: emergency.elderId,
      elderName,
      level,
      villageCode: emergency.villageCode,
      villageName: this.regions.nameOf(emergency.villageCode) ?? '',
      townName: this.regions.nameOf(emergency.townCode) ?? '',
      status: emergency.status,
      outcome: emergency.outcome,
      startedAt: emergency.startedAt.toISOString(),
      receivedAt: emergency.receivedAt.toISOString(),
      openedByName: names.get(emergency.openedBy) ?? '',
      settledAt: emergency.settledAt?.toISOString() ?? null,
      archivedAt: emergency.archivedAt?.toISOString() ?? null,
    };
  }
}

/** The same answer for what does not exist and for what lies out of scope. */
export function noSuchEmergency(): Problem {
  return notFound('没有这条应急记录，请返回列表刷新后再看。', 'emergency.unknown');
}
