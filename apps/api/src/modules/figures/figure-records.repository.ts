import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type BaseFigure,
  type CareLevel,
  type CountFilter,
  type FollowUpKind,
  type IsoWeek,
  type MonthFigure,
  type VisitMethod,
  type VisitOutcome,
  MONTH_FIGURES,
  isIsoWeek,
  parseIsoWeek,
} from '@tanfang/domain';
import { type MonthFrame, classChangesOf, figuresOfFile, filesOf } from './month-counts.js';
import { isAttempt, isDone } from './counted-visits.js';
import { WEEK_CONDITIONS, alternationOf } from './week-counts.js';
import { marks } from '../../platform/database/rows.js';

/** One record behind a number. */
export interface FigureRecord {
  elderId: number;
  /** ISO week, or a local date, or a month. */
  on: string;
  visitId: number | null;
  followUpId: number | null;
}

/** How far a number's records were read. */
interface Position {
  on: string;
  id: number;
}

/** A record with its place in the list. */
export interface PositionedRecord extends FigureRecord {
  position: Position;
}

/** The records behind one figure of some villages, in the order of their day and id. Same rules as counting. */
@Injectable()
export class FigureRecordsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param frames the months asked for; weeks are given by name
   * @param after read on from here; null for the beginning
   */
  async list(
    figure: BaseFigure,
    villages: readonly string[],
    { weeks, frames }: { weeks: readonly IsoWeek[]; frames: readonly MonthFrame[] },
    filter: CountFilter,
    after: Position | null,
    limit: number,
  ): Promise<PositionedRecord[]> {
    const found: PositionedRecord[] = [];
    const periods: (IsoWeek | MonthFrame)[] = figure in MONTH_FIGURES ? [...frames] : [...weeks];
    for (const period of periods) {
      const last = typeof period === 'string' ? period : period.to;
      if (after && (isIsoWeek(after.on) ? parseIsoWeek(after.on) : after.on) > last) continue;
      const rows = await this.ofPeriod(figure, villages, period, filter);
      const rest = rows
        .map((row) => ({ ...row, position: { on: row.on, id: row.visitId ?? row.followUpId ?? row.elderId } }))
        .filter(({ position }) => !after || isAfter(position, after))
        .sort((a, b) => (isAfter(a.position, b.position) ? 1 : -1));
      found.push(...rest);
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  private async ofPeriod(
    figure: BaseFigure,
    villages: readonly string[],
    period: IsoWeek | MonthFrame,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    if (typeof period === 'string') return this.ofWeek(figure, villages, period, filter);
    switch (figure) {
      case 'visits':
      case 'attempts':
        return this.visits(figure, villages, period, filter);
      case 'found':
      case 'mended':
        return this.followUps(figure, villages, period, filter);
      case 'emergencies':
        return this.emergencies(villages, period, filter);
      case 'class_changed': {
        const changes = await classChangesOf(this.dataSource.manager, villages, period);
        return changes.filter((change) => fits(filter, change)).map(({ elderId, on }) => ofElder(elderId, on));
      }
      default:
        return this.files(figure as MonthFigure, villages, period, filter);
    }
  }

  private async ofWeek(
    figure: BaseFigure,
    villages: readonly string[],
    week: IsoWeek,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    if (figure === 'week_several' || figure === 'week_alternated') {
      const several = await alternationOf(this.dataSource.manager, villages, week);
      return several
        .filter(
          (row) => fits(filter, { level: row.level, detail: '' }) && (figure === 'week_several' || row.alternated),
        )
        .map(({ elderId }) => ofElder(elderId, week));
    }
    const condition = WEEK_CONDITIONS[figure as keyof typeof WEEK_CONDITIONS] ?? `${figure} > 0`;
    const records = await this.dataSource.query<{ elder_id: number; level: CareLevel | null }[]>(
      `SELECT elder_id, level FROM weekly_due
       WHERE week = ? AND village_code IN (${marks(villages)}) AND ${condition} ORDER BY elder_id`,
      [week, ...villages],
    );
    return records
      .filter(({ level }) => fits(filter, { level, detail: '' }))
      .map(({ elder_id }) => ofElder(elder_id, week));
  }

  private async files(
    figure: MonthFigure,
    villages: readonly string[],
    frame: MonthFrame,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    const states = await filesOf(this.dataSource.manager, villages, frame);
    return states
      .filter((state) =>
        figuresOfFile(state, frame).some(
          (counted) => counted.figure === figure && fits(filter, { level: state.level, detail: counted.detail }),
        ),
      )
      .map(({ record }) => ofElder(record.elder_id, frame.month));
  }

  private async visits(
    figure: 'visits' | 'attempts',
    villages: readonly string[],
    { from, to }: MonthFrame,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    const records = await this.dataSource.query<
      {
        id: number;
        elder_id: number;
        visited_on: string;
        level: CareLevel | null;
        method: VisitMethod;
        outcome: VisitOutcome;
      }[]
    >(
      `SELECT v.id, v.elder_id, v.visited_on, v.level, v.method, v.outcome FROM visit v
       WHERE v.village_code IN (${marks(villages)}) AND v.visited_on BETWEEN ? AND ?
         AND ${figure === 'visits' ? isDone('v') : isAttempt('v')}`,
      [...villages, from, to],
    );
    return records
      .filter(({ level, method, outcome }) => fits(filter, { level, detail: figure === 'visits' ? method : outcome }))
      .map((row) => ({ elderId: row.elder_id, on: row.visited_on, visitId: row.id, followUpId: null }));
  }

  /** Those that speak of an elder: one called outside an elder's page has no person to open. */
  private async emergencies(
    villages: readonly string[],
    { month, begins, ends }: MonthFrame,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    if (!fits(filter, { level: null, detail: '' })) return [];
    const records = await this.dataSource.query<{ elder_id: number }[]>(
      `SELECT elder_id FROM emergency
       WHERE village_code IN (${marks(villages)}) AND started_at >= ? AND started_at < ? AND elder_id IS NOT NULL`,
      [...villages, begins, ends],
    );
    return records.map(({ elder_id }) => ofElder(elder_id, month));
  }

  private async followUps(
    figure: 'found' | 'mended',
    villages: readonly string[],
    { month, begins, ends }: MonthFrame,
    filter: CountFilter,
  ): Promise<FigureRecord[]> {
    const [column, condition] =
      figure === 'found' ? ['opened_at', `status <> 'withdrawn'`] : ['closed_at', `status = 'closed'`];
    const records = await this.dataSource.query<{ id: number; elder_id: number; kind: FollowUpKind }[]>(
      `SELECT id, elder_id, kind FROM follow_up
       WHERE village_code IN (${marks(villages)}) AND ${column} >= ? AND ${column} < ? AND ${condition}
         AND kind <> 'go_and_see'`,
      [...villages, begins, ends],
    );
    return records
      .filter(({ kind }) => fits(filter, { level: null, detail: kind }))
      .map((row) => ({ elderId: row.elder_id, on: month, visitId: null, followUpId: row.id }));
  }
}

const ofElder = (elderId: number, on: string): FigureRecord => ({ elderId, on, visitId: null, followUpId: null });

function fits(filter: CountFilter, row: { level: CareLevel | null; detail: string }): boolean {
  return (
    (filter.level === undefined || filter.level === row.level) &&
    (filter.detail === undefined || filter.detail === row.detail)
  );
}

function isAfter(a: Position, b: Position): boolean {
  return a.on > b.on || (a.on === b.on && a.id > b.id);
}
