import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, ageOn, parseLocalDate } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { pageOf } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { AssignmentsService } from '../registry/assignments.service.js';
import { RegistryService } from '../registry/registry.service.js';
import type {
  ArrivalRow,
  AssignedEldersQuery,
  AssignedElderPage,
  AssignmentHistory,
  Coverage,
  CoverageRow,
  VisitorPage,
  VisitorsQuery,
} from './assignments.dto.js';
import { AssignmentsRepository } from './assignments.repository.js';

/** So long an arrival is news. */
const ARRIVAL_DAYS = 30;

type Counts = Pick<CoverageRow, 'elders' | 'withoutVisitor' | 'visitors' | 'filed'>;

/** Who visits whom, read. */
@Injectable()
export class AssignmentListsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly planning: PlanningService,
    private readonly regions: RegionsService,
    private readonly registry: RegistryService,
    private readonly assignments: AssignmentsService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /** Elders in scope with their visitor, by the names' pinyin. */
  async elders(actor: Actor, query: AssignedEldersQuery): Promise<AssignedElderPage> {
    const today = this.clock.today();
    const rows = await this.repository.elders(this.dataSource.manager, actor, query, today);
    const page = pageOf(rows, query.limit, (row) => [row.name_pinyin, row.id]);
    return {
      items: page.items.map((row) => ({
        elderId: row.id,
        householdId: row.household_id,
        name: row.name,
        age: ageOn(parseLocalDate(row.birth_date), today),
        sex: row.sex,
        level: row.level,
        villageCode: row.village_code,
        villageName: this.regions.nameOf(row.village_code) ?? '',
        address: row.address,
        gridName: row.grid_name,
        visitorId: row.assigned_visitor_id,
        visitorName: row.visitor_name,
        cover:
          row.cover_id === null
            ? null
            : { accountId: row.cover_id, name: row.cover_name ?? '', until: row.cover_until ?? '' },
      })),
      nextCursor: page.nextCursor,
    };
  }

  /** Visitors in scope, village by village, with what each has to do this week. */
  async visitors(actor: Actor, query: VisitorsQuery): Promise<VisitorPage> {
    const tx = this.dataSource.manager;
    const today = this.clock.today();
    const rows = await this.repository.visitors(tx, actor, query);
    const page = pageOf(rows, query.limit, (row) => [row.region_code, row.id]);
    const ids = page.items.map(({ id }) => id);
    const loads = await this.repository.loads(tx, ids, this.planning.currentWeek(), today);
    const leaves = await this.repository.leavesOf(tx, ids, today);
    return {
      items: page.items.map((row) => ({
        accountId: row.id,
        name: row.display_name,
        role: row.role,
        villageCode: row.region_code,
        villageName: this.regions.nameOf(row.region_code) ?? '',
        elders: loads.get(row.id)?.elders ?? 0,
        contactsThisWeek: loads.get(row.id)?.contacts ?? 0,
        filing: row.filing_id === null ? null : { id: row.filing_id, filedOn: row.filed_on ?? '' },
        leave: leaves.get(row.id) ?? null,
      })),
      nextCursor: page.nextCursor,
    };
  }

  /** How many elders have no named visitor, in the account's region and the regions below it. */
  async coverage(actor: Actor): Promise<Coverage> {
    const villages = await this.repository.coverage(this.dataSource.manager, actor);
    const region = this.regions.get(actor.regionCode ?? '');
    const rowOf = (code: string, name: string): CoverageRow => {
      const within = villages.filter(({ villageCode }) =>
        this.regions.covers({ ...actor, regionCode: code }, villageCode),
      );
      const sum = (countOf: (village: (typeof villages)[number]) => number): number =>
        within.reduce((total, village) => total + countOf(village), 0);
      const counts: Counts = {
        elders: sum(({ elders }) => elders),
        withoutVisitor: sum(({ without }) => without),
        visitors: sum(({ visitors }) => visitors),
        filed: sum(({ filed }) => filed),
      };
      return { regionCode: code, name, ...counts };
    };
    const below = region.level === 'village' ? [] : this.regions.childrenOf(region.code);
    return {
      ...rowOf(region.code, region.name),
      rows: below.map(({ code, name }) => rowOf(code, name)),
      arrivals: region.level === 'city' ? [] : await this.arrivals(actor),
    };
  }

  /** The village and the town that somebody moved to are told: the scope came without anybody there asking for it. */
  private async arrivals(actor: Actor): Promise<ArrivalRow[]> {
    const since = addDays(this.clock.today(), -ARRIVAL_DAYS);
    const rows = await this.repository.arrivals(this.dataSource.manager, actor, since);
    return rows.map((row) => ({
      elderId: row.id,
      name: row.name,
      level: row.level,
      villageName: this.regions.nameOf(row.village_code) ?? '',
      address: row.address,
      fromVillageName: this.regions.nameOf(row.from_village) ?? '',
      on: row.from_date,
      assigned: row.assigned_visitor_id !== null,
    }));
  }

  /** Who visited an elder, latest first. @throws Problem 404 `elder.not_found`, also out of scope */
  async historyOf(actor: Actor, elderId: number): Promise<AssignmentHistory> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const rows = await this.assignments.historyOf(tx, elderId);
    const people = rows.flatMap((row) => [row.visitorId, row.assignedBy, row.endedBy]).filter((id) => id !== null);
    const names = await this.accounts.namesOf(people);
    return {
      items: rows.map((row) => ({
        visitorId: row.visitorId,
        visitorName: names.get(row.visitorId) ?? '',
        beganAt: row.beganAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
        reason: row.reason,
        note: row.note,
        assignedByName: names.get(row.assignedBy) ?? '',
        endReason: row.endReason,
        endedByName: row.endedBy === null ? null : (names.get(row.endedBy) ?? ''),
      })),
    };
  }
}
