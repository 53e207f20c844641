import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual } from 'typeorm';
import {
  type CareLevel,
  type Classification,
  type ElderFacts,
  type LocalDate,
  type Standing,
  classify,
  withRaise,
} from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { type Step, dayBefore, stepTo } from './class-history.js';
import { ClassRaise } from './class-raise.entity.js';
import { ClassPeriod, type JudgementReason } from './class-period.entity.js';

export { ClassRaise };
export type { ClassPeriod, JudgementReason };

/** What a judgement came to with the raise that holds today. */
export interface StandingNow extends Standing {
  raiseId: number | null;
}

/** The class of a file today, and the one that is decided for later. */
export interface ClassNow {
  current: ClassPeriod;
  upcoming: ClassPeriod | null;
}

/** A class that came into force without anybody's doing today, for an elder whose file still says another. */
export interface DueLevel {
  elderId: number;
  level: CareLevel | null;
}

/** Judges elders by 三（一）1 and keeps the dated history of their classes. */
@Injectable()
export class ClassificationService {
  constructor(private readonly clock: Clock) {}

  /** Judges facts as of today. Nothing is saved. */
  judge(facts: Partial<ElderFacts>): Classification {
    return classify(facts, this.clock.today());
  }

  /** The judgement, or the approved raise above it. */
  async standing(tx: EntityManager, elderId: number, judged: Classification): Promise<StandingNow> {
    const today = this.clock.today();
    const [raise] = (await this.raisesOf(tx, elderId)).filter(
      ({ fromDate, toDate }) => fromDate <= today && (toDate === null || toDate >= today),
    );
    const standing = withRaise(judged, raise ?? null);
    return { ...standing, raiseId: standing.raised ? (raise?.id ?? null) : null };
  }

  /** The approved raise of an elder that holds now or later; there is one at most. */
  raisesOf(tx: EntityManager, elderId: number): Promise<ClassRaise[]> {
    return tx.findBy(ClassRaise, { activeElderId: elderId, status: 'approved' });
  }

  /** Raises whose last day is over end; the class follows with the next judgement. @returns how many */
  async endRaisesByTime(tx: EntityManager): Promise<number> {
    const over = await tx.findBy(ClassRaise, { status: 'approved', toDate: LessThan(this.clock.today()) });
    for (const { id } of over) {
      await tx.update(
        ClassRaise,
        { id, status: 'approved' },
        { status: 'ended', activeElderId: null, endedAt: this.clock.now() },
      );
    }
    return over.length;
  }

  /** Raises by their ids. */
  raisesById(tx: EntityManager, ids: number[]): Promise<ClassRaise[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.findBy(ClassRaise, { id: In(ids) });
  }

  /** The class that stood on the file on a day; null where there was none. */
  async levelOn(tx: EntityManager, elderId: number, on: LocalDate): Promise<CareLevel | null> {
    const [row] = await tx.query<{ level: CareLevel | null }[]>(
      `SELECT level FROM class_period WHERE elder_id = ? AND from_date <= ? AND (to_date IS NULL OR to_date >= ?)`,
      [elderId, on, on],
    );
    return row?.level ?? null;
  }

  /**
   * Takes a judgement into the elder's history. Lowered classes begin next Monday, everything else today.
   * @param tx with the elder's household locked
   * @param judgedBy account whose change led to it; null when the calendar did
   * @returns the class in force today
   */
  async record(
    tx: EntityManager,
    elderId: number,
    judged: StandingNow,
    reason: JudgementReason,
    judgedBy: number | null,
  ): Promise<CareLevel | null> {
    const today = this.clock.today();
    const current = await this.currentPeriod(tx, elderId, today);
    const step = stepTo(judged, current, today);
    await this.dropUpcoming(tx, elderId, today);
    if (current) await this.closeOrContinue(tx, current, step);

    const content = {
      level: judged.level,
      clause: judged.clause,
      alsoMatches: judged.alsoMatches,
      targetTypes: judged.targetTypes,
      exclusion: judged.exclusion,
      explanation: judged.explanation,
      raiseId: judged.raiseId,
      reason,
      judgedAt: this.clock.now(),
      judgedBy,
    };
    if (step.kind === 'judged_anew' && current) await tx.update(ClassPeriod, current.id, content);
    if (step.kind === 'followed')
      await tx.insert(ClassPeriod, { elderId, ...content, fromDate: step.from, toDate: null });

    const beginsLater = step.kind === 'followed' && step.from > today;
    return beginsLater ? (current?.level ?? null) : judged.level;
  }

  /** The class of a file; null where it was never judged. */
  async now(tx: EntityManager, elderId: number): Promise<ClassNow | null> {
    const today = this.clock.today();
    const current = await this.currentPeriod(tx, elderId, today);
    if (!current) return null;
    return { current, upcoming: await tx.findOneBy(ClassPeriod, { elderId, fromDate: MoreThan(today) }) };
  }

  /**
   * An elder's periods, latest first.
   * @param before `fromDate` after which (going back) the rows begin; null for the latest
   */
  periods(tx: EntityManager, elderId: number, before: string | null, limit: number): Promise<ClassPeriod[]> {
    return tx
      .createQueryBuilder(ClassPeriod, 'period')
      .where('period.elderId = :elderId', { elderId })
      .andWhere(before === null ? '1 = 1' : 'period.fromDate < :before', { before })
      .orderBy('period.fromDate', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** Elders whose file still says another class than the period that is in force today. */
  async dueLevels(tx: EntityManager, limit: number): Promise<DueLevel[]> {
    const today = this.clock.today();
    const rows = await tx.query<{ elder_id: number; level: CareLevel | null }[]>(
      `SELECT p.elder_id, p.level FROM class_period p JOIN elder e ON e.id = p.elder_id
       WHERE p.from_date <= ? AND (p.to_date IS NULL OR p.to_date >= ?) AND COALESCE(p.level, '-') <> COALESCE(e.level, '-')
       ORDER BY p.elder_id LIMIT ${limit}`,
      [today, today],
    );
    return rows.map((row) => ({ elderId: row.elder_id, level: row.level }));
  }

  private currentPeriod(tx: EntityManager, elderId: number, today: LocalDate): Promise<ClassPeriod | null> {
    const begun = { elderId, fromDate: LessThanOrEqual(today) };
    return tx.findOne(ClassPeriod, {
      where: [
        { ...begun, toDate: IsNull() },
        { ...begun, toDate: MoreThanOrEqual(today) },
      ],
    });
  }

  /** A class decided for later is overtaken by a new judgement. */
  private async dropUpcoming(tx: EntityManager, elderId: number, today: LocalDate): Promise<void> {
    await tx.delete(ClassPeriod, { elderId, fromDate: MoreThan(today) });
  }

  private async closeOrContinue(tx: EntityManager, current: ClassPeriod, step: Step): Promise<void> {
    const toDate = step.kind === 'followed' ? dayBefore(step.from) : null;
    if (toDate !== current.toDate) await tx.update(ClassPeriod, current.id, { toDate });
  }
}
