import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { ElderFileViews } from './elder-file-views.js';
import { FileHistory } from './file-history.js';
import { Household } from './household.entity.js';
import type { CorrectAddress, HouseholdDetail, PlacesLived } from './household-moves.dto.js';
import { HouseholdsService } from './households.service.js';
import { HouseholdStaysService } from './household-stays.service.js';
import { RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';

/** A household as a page of its own: who lives here, who did, and where it is. */
@Injectable()
export class HouseholdPagesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly registry: RegistryService,
    private readonly households: HouseholdsService,
    private readonly repository: RegistryRepository,
    private readonly stays: HouseholdStaysService,
    private readonly history: FileHistory,
    private readonly views: ElderFileViews,
  ) {}

  /** @throws Problem 404 `household.not_found`, also out of scope */
  async read(actor: Actor, householdId: number): Promise<HouseholdDetail> {
    const tx = this.dataSource.manager;
    const { row, elders } = await this.households.withPeople(tx, actor, householdId);
    const members = await this.repository.membersOf(tx, householdId);
    const stays = await this.stays.inHousehold(tx, householdId);
    const names = await this.accounts.namesOf(stays.map(({ stay }) => stay.recordedBy));
    return {
      id: row.id,
      version: row.version,
      villageCode: row.villageCode,
      villageName: this.regions.nameOf(row.villageCode) ?? '',
      townName: this.regions.nameOf(row.townCode) ?? '',
      address: row.address,
      gridName: row.gridName,
      doorCodeIssuedAt: (await this.repository.doorCodeOf(tx, householdId))?.issuedAt.toISOString() ?? null,
      elders: elders.map((elder) => this.views.householdElder(elder)),
      members: members.map((member) => this.views.memberView(member)),
      stays: stays.map(({ stay, name }) => ({
        elderId: stay.elderId,
        name,
        from: stay.fromDate,
        to: stay.toDate,
        reason: stay.reason,
        note: stay.note,
        recordedByName: names.get(stay.recordedBy) ?? '',
      })),
    };
  }

  /** @throws Problem 404 `elder.not_found`, also out of scope */
  async placesOf(actor: Actor, elderId: number): Promise<PlacesLived> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const stays = await this.stays.ofElder(tx, elderId);
    const households = await tx.findBy(Household, { id: In(stays.map(({ householdId }) => householdId)) });
    const names = await this.accounts.namesOf(stays.map(({ recordedBy }) => recordedBy));
    return {
      items: stays.map((stay) => ({
        householdId: stay.householdId,
        villageName: this.regions.nameOf(stay.villageCode) ?? '',
        townName: this.regions.nameOf(stay.townCode) ?? '',
        address: households.find(({ id }) => id === stay.householdId)?.address ?? '',
        from: stay.fromDate,
        to: stay.toDate,
        reason: stay.reason,
        note: stay.note,
        recordedByName: names.get(stay.recordedBy) ?? '',
      })),
    };
  }

  /**
   * Puts an address right; nobody moves, and the door keeps its code.
   * @throws Problem 404 out of scope, 409 `household.version_conflict`, 422 `household.nothing_changed`
   */
  correctAddress(actor: Actor, householdId: number, body: CorrectAddress): Promise<HouseholdDetail> {
    const request = { clientId: body.clientId, route: `POST /households/${householdId}/corrections`, body };
    return this.transactions
      .run((tx) =>
        this.idempotency.run(tx, actor, request, async () => {
          const household = await this.households.lockInScope(tx, actor, householdId);
          if (household.version !== body.version) {
            throw conflict(
              'household.version_conflict',
              `这一户刚由别人改过，现在的地址是“${household.address}”。您的更正还没有保存，请核对后再提交。`,
              { current: { version: household.version, address: household.address, gridName: household.gridName } },
            );
          }
          const columns = { address: body.address, gridName: body.gridName ?? null };
          const differences = (['address', 'gridName'] as const)
            .filter((name) => household[name] !== columns[name])
            .map((name) => ({ field: `household.${name}`, before: household[name], after: columns[name] }));
          if (differences.length === 0) throw invalid('household.nothing_changed', '地址和网格没有改动。');
          const elders = await this.repository.eldersOf(tx, householdId);
          await this.history.saveHousehold(tx, actor, household, columns, elders, differences);
          await this.audit.record(tx, actor, {
            action: 'household.correct',
            subjectType: 'household',
            subjectId: householdId,
            regionCode: household.villageCode,
            detail: { fields: differences.map(({ field }) => field) },
          });
          return null;
        }),
      )
      .then(() => this.read(actor, householdId));
  }
}
