import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type LocalDate, parseResidentId, RESIDENT_ID_MESSAGES, type Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { RegionsService } from '../regions/regions.service.js';
import { AssignmentsService } from './assignments.service.js';
import { Faults } from './faults.js';
import { stateOfRegistration } from './file-edits.js';
import { checkFile } from './file-rules.js';
import type { FileState, MemberState } from './file-state.js';
import { HouseholdsService, type HouseholdWithPeople } from './households.service.js';
import type { RegisterElder } from './register-elder.dto.js';

/** What a registration says, read and checked. */
export interface Registration {
  idNumber: string;
  birthDate: LocalDate;
  sex: Sex;
  villageCode: string;
  townCode: string;
  /** The household that is joined, locked; null where one is opened. */
  joined: HouseholdWithPeople | null;
  state: FileState;
}

const NOT_WHEN_JOINING = ['villageCode', 'address', 'gridName', 'household'] as const;

/** Reads the form of a registration. */
@Injectable()
export class RegistrationForms {
  constructor(
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly households: HouseholdsService,
    private readonly assignments: AssignmentsService,
  ) {}

  /**
   * @param tx locks the household that is joined
   * @throws Problem 400 with every wrong field, 404 household out of scope
   */
  async read(tx: EntityManager, actor: Actor, body: RegisterElder): Promise<Registration> {
    const today = this.clock.today();
    const faults = new Faults();
    const id = parseResidentId(body.idNumber, today);
    if (!id.valid) faults.add('idNumber', `id_number.${id.error}`, RESIDENT_ID_MESSAGES[id.error]);

    const joined = body.householdId === undefined ? null : await this.join(tx, actor, body, body.householdId, faults);
    const place = joined?.row ?? this.villageOf(actor, body.villageCode ?? '', faults);
    const family = joined && {
      ...joined.state,
      members: joined.state.members.filter((member) => !isSamePerson(member, body.name, id.birthDate)),
    };
    const state = stateOfRegistration(body, family, today, faults);
    if (body.assignedVisitorId === undefined && actor.role === 'visitor') {
      state.elder.assignedVisitorId = actor.accountId;
    }
    if (typeof body.assignedVisitorId === 'number') {
      await this.assignments.check(tx, body.assignedVisitorId, place.villageCode, faults);
    }
    checkFile(state, joined?.elders ?? [], faults);
    faults.refuseIfAny();
    if (!id.valid) throw new Error('a wrong ID number was not refused');

    const { villageCode, townCode } = place;
    return { idNumber: id.normalized, birthDate: id.birthDate, sex: id.sex, villageCode, townCode, joined, state };
  }

  private async join(
    tx: EntityManager,
    actor: Actor,
    body: RegisterElder,
    householdId: number,
    faults: Faults,
  ): Promise<HouseholdWithPeople> {
    for (const field of NOT_WHEN_JOINING) {
      if (body[field] !== undefined && body[field] !== null) {
        faults.add(field, 'household.joined', '加入已有的户时不用填写这一项，户的信息请在档案里修改');
      }
    }
    await this.households.lockInScope(tx, actor, householdId);
    return this.households.withPeople(tx, actor, householdId);
  }

  private villageOf(actor: Actor, code: string, faults: Faults): { villageCode: string; townCode: string } {
    const region = this.regions.find(code);
    if (region?.level === 'village' && region.townCode && this.regions.covers(actor, code)) {
      return { villageCode: code, townCode: region.townCode };
    }
    faults.add('villageCode', 'region.unknown', '请选择您负责的村（社区）');
    return { villageCode: code, townCode: '' };
  }
}

/** A family member who is registered now is no longer listed beside the elders. */
function isSamePerson(member: MemberState, name: string, birthDate: string | null): boolean {
  return member.name === name && member.birthDate === birthDate && birthDate !== null;
}
