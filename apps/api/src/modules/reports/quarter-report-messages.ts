import { Injectable } from '@nestjs/common';
import type { NotificationKind, Quarter, ReportAction } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { Region } from '../regions/regions.service.js';

const TOLD = {
  submit: 'report_submitted',
  return: 'report_returned',
  accept: 'report_accepted',
} as const satisfies Partial<Record<ReportAction, NotificationKind>>;

/** Who hears of the quarter's report: the bureau when it is submitted, the town when it is decided. */
@Injectable()
export class QuarterReportMessages {
  constructor(private readonly notifications: NotificationsService) {}

  /**
   * @param version of the report after the step: a report that is submitted a second time on a day is told again
   * @param submittedBy who submitted it, in another office by now perhaps
   */
  async step(
    tx: EntityManager,
    {
      place,
      quarter,
      action,
      by,
      version,
      submittedBy,
    }: {
      place: Region;
      quarter: Quarter;
      action: ReportAction;
      by: number;
      version: number;
      submittedBy: number | null;
    },
  ): Promise<void> {
    if (!(action in TOLD)) return;
    const town = [{ role: 'town_officer' as const, regionCode: place.code }, ...(submittedBy ? [submittedBy] : [])];
    await this.notifications.tell(tx, {
      kind: TOLD[action as keyof typeof TOLD],
      about: { type: 'quarter_report', id: `${place.code}/${quarter}` },
      facts: { place: place.name, quarter },
      to: action === 'submit' ? this.notifications.bureau() : town,
      by,
      occasion: version,
    });
  }
}
