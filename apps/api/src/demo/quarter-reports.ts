import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  addDays,
  type LocalDate,
  type Quarter,
  type ReportSection,
  quarterOf,
  quarterRange,
  ruleVersionOn,
  shiftQuarter,
} from '@tanfang/domain';
import { Account } from '../modules/accounts/account.entity.js';
import { AccountsService } from '../modules/accounts/accounts.service.js';
import { RegionsService } from '../modules/regions/regions.service.js';
import { QuarterReportEvent } from '../modules/reports/quarter-report-event.entity.js';
import { QuarterReportFigures } from '../modules/reports/quarter-report-figures.service.js';
import { QuarterReport } from '../modules/reports/quarter-report.entity.js';
import { Clock } from '../platform/clock.js';
import { Log } from '../platform/log.js';

/** The second town with full lists: its report of the last quarter was returned. */
const OTHER_TOWN = '320682116';
const OFFICER = { loginName: 'town-320682116', displayName: '钱经办' } as const;

const TEXTS = {
  before: {
    difficulties: '部分留守老人白天下地，电话多次无人接听；个别村探访员年龄偏大，手机操作不熟。',
    nextQuarter: '把电话探访调到傍晚；每村确定一名年轻干部帮助探访员。',
  },
  begun: { difficulties: '八月高温期间上门探访减少，改以电话探访为主。', nextQuarter: '' },
  returned: {
    difficulties: '探访员人手不足，两个村由村干部兼任。',
    nextQuarter: '补充探访员，继续做好探访。',
  },
};

/**
 * Reports of the demonstration: the demo town's of the quarter before accepted, its last one begun; another town's
 * returned with a remark. The figures are counted from the invented records as a submission counts them.
 * Does nothing where there is a report already.
 */
export async function seedReports(app: INestApplicationContext): Promise<void> {
  const manager = app.get(DataSource).manager;
  if (await manager.getRepository(QuarterReport).exists()) return;
  const accounts = app.get(AccountsService);
  const [town, city] = [await accounts.findByLoginName('town'), await accounts.findByLoginName('city')];
  if (!town?.regionCode || !city) return;
  const clock = app.get(Clock);
  const last = shiftQuarter(quarterOf(clock.today()), -1);
  const before = shiftQuarter(last, -1);
  const at = (day: LocalDate, hour: number) => new Date(clock.startOf(day).getTime() + hour * 3_600_000);
  const regions = app.get(RegionsService);
  const figuresOf = async (place: string, quarter: Quarter): Promise<ReportSection[]> =>
    (await app.get(QuarterReportFigures, { strict: false }).count(regions.get(place), quarter, true)).sections;

  const { identifiers } = await manager.insert(Account, {
    ...OFFICER,
    role: 'town_officer',
    regionCode: OTHER_TOWN,
    createdAt: clock.now(),
  });
  const other = { id: (identifiers[0] as { id: number }).id, regionCode: OTHER_TOWN };

  const handedIn = async (
    officer: { id: number; regionCode: string },
    quarter: Quarter,
    texts: { difficulties: string; nextQuarter: string },
  ) => {
    const { to } = quarterRange(quarter);
    const [submittedAt, decidedAt] = [at(addDays(to, 6), 9), at(addDays(to, 8), 15)];
    return {
      report: {
        placeCode: officer.regionCode,
        quarter,
        ...texts,
        figures: await figuresOf(officer.regionCode, quarter),
        ruleVersion: ruleVersionOn(to),
        countedAt: submittedAt,
        submittedBy: officer.id,
        submittedAt,
        decidedBy: city.id,
        decidedAt,
        version: 3,
        updatedAt: decidedAt,
      },
      submitted: { action: 'submit', toStatus: 'submitted', at: submittedAt, accountId: officer.id, remarks: [] },
      decided: { at: decidedAt, accountId: city.id },
    } as const;
  };
  const accepted = await handedIn({ id: town.id, regionCode: town.regionCode }, before, TEXTS.before);
  const returned = await handedIn(other, last, TEXTS.returned);
  const remark = { line: 'unwilling', text: '请写明不愿接受探访的原因，并说明是否再次询问过。' };

  await manager.transaction(async (tx) => {
    const insert = async (report: Partial<QuarterReport>, events: readonly Partial<QuarterReportEvent>[]) => {
      const made = await tx.insert(QuarterReport, report as QuarterReport);
      const reportId = (made.identifiers[0] as { id: number }).id;
      for (const event of events) await tx.insert(QuarterReportEvent, { note: null, ...event, reportId });
    };
    await insert({ ...accepted.report, status: 'accepted' }, [
      { ...accepted.submitted, remarks: [] },
      { ...accepted.decided, action: 'accept', toStatus: 'accepted', remarks: [] },
    ]);
    await insert({ ...returned.report, status: 'returned' }, [
      { ...returned.submitted, remarks: [] },
      {
        ...returned.decided,
        action: 'return',
        toStatus: 'returned',
        note: '打算写得太笼统，请补充具体措施。',
        remarks: [remark],
      },
    ]);
    const begun = {
      placeCode: town.regionCode ?? '',
      quarter: last,
      ...TEXTS.begun,
      version: 1,
      updatedAt: clock.now(),
    };
    await insert({ ...begun, status: 'draft', figures: null }, []);
  });
  new Log('Demo').info('demo reports ready');
}
