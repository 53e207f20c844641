import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { factsToJudge, isLocalDate, roofmatesOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ClassificationService } from '../classification/classification.service.js';
import type { ClassificationResult, PreviewClassification } from './classification.dto.js';
import { ElderFileViews } from './elder-file-views.js';
import { Faults } from './faults.js';
import { factsOfRegistration, memberStates } from './file-edits.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { HouseholdsService } from './households.service.js';

/** Tells while a form is being filled what class it will lead to. */
@Injectable()
export class ClassificationPreviewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly households: HouseholdsService,
    private readonly judging: HouseholdJudgingService,
    private readonly classification: ClassificationService,
    private readonly views: ElderFileViews,
  ) {}

  /**
   * Judges as a registration would.
   * @throws Problem 400 with every wrong field, 404 household out of scope
   */
  async preview(actor: Actor, body: PreviewClassification): Promise<ClassificationResult> {
    const today = this.clock.today();
    const faults = new Faults();
    if (!isLocalDate(body.birthDate) || body.birthDate > today) {
      faults.add('birthDate', 'birth_date.invalid', '没有这一天，或晚于今天，请核对出生日期');
    }
    const typed = memberStates(body.members ?? [], today, faults);
    faults.refuseIfAny();

    const joined =
      body.householdId === undefined
        ? null
        : await this.households.withPeople(this.dataSource.manager, actor, body.householdId);
    const villageCode = joined?.row.villageCode ?? body.villageCode ?? null;
    const person = {
      birthDate: body.birthDate,
      relationToHead: body.relationToHead ?? ('self' as const),
      facts: factsOfRegistration(body.facts),
    };
    const roofmates = roofmatesOf(null, joined?.elders ?? [], joined?.state.members ?? typed);
    const facts = factsToJudge(person, roofmates, villageCode === null ? null : this.judging.isRural(villageCode));
    return this.views.resultOf(this.classification.judge(facts));
  }
}
