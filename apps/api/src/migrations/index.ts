import { Foundation1700000000001 } from './0001-foundation.js';
import { Registry1700000000002 } from './0002-registry.js';
import { PlanningAndVisits1700000000003 } from './0003-planning-and-visits.js';
import { IssuedDocuments1700000000010 } from './0010-issued-documents.js';
import { Imports1700000000011 } from './0011-imports.js';
import { Life1700000000012 } from './0012-life.js';
import { Homes1700000000013 } from './0013-homes.js';
import { Finding1700000000014 } from './0014-finding.js';
import { StoredFiles1700000000015 } from './0015-stored-files.js';
import { FollowUpsAndEmergencies1700000000017 } from './0017-follow-ups-and-emergencies.js';
import { SignInFailures1700000000018 } from './0018-sign-in-failures.js';
import { Figures1700000000020 } from './0020-figures.js';
import { QuarterReports1700000000021 } from './0021-quarter-reports.js';
import { ConsentsAndSuggestions1700000000024 } from './0024-consents-and-suggestions.js';
import { ListDecisions1700000000030 } from './0030-list-decisions.js';
import { Notifications1700000000034 } from './0034-notifications.js';
import { Reminders1700000000035 } from './0035-reminders.js';
import { Boosts1700000000036 } from './0036-boosts.js';
import { BoostOrigins1700000000037 } from './0037-boost-origins.js';
import { Weather1700000000038 } from './0038-weather.js';
import { VisitChanges1700000000039 } from './0039-visit-changes.js';
import { GoAndSee1700000000042 } from './0042-go-and-see.js';
import { QuarterReportAttachments1700000000043 } from './0043-quarter-report-attachments.js';
import { MoreFigures1700000000047 } from './0047-more-figures.js';
import { MachineAccounts1700000000048 } from './0048-machine-accounts.js';
import { Phones1700000000049 } from './0049-phones.js';
import { VisitQuestions1700000000051 } from './0051-visit-questions.js';
import { VisitAttachments1700000000052 } from './0052-visit-attachments.js';
import { QuestionsOfVillages1700000000053 } from './0053-questions-of-villages.js';

/** Every migration, in order. A migration that has run anywhere is never changed; append a new one. */
export const MIGRATIONS = [
  // One a line; their names carry the order.
  Foundation1700000000001,
  Registry1700000000002,
  PlanningAndVisits1700000000003,
  IssuedDocuments1700000000010,
  Imports1700000000011,
  Life1700000000012,
  Homes1700000000013,
  Finding1700000000014,
  StoredFiles1700000000015,
  FollowUpsAndEmergencies1700000000017,
  SignInFailures1700000000018,
  Figures1700000000020,
  QuarterReports1700000000021,
  ConsentsAndSuggestions1700000000024,
  ListDecisions1700000000030,
  Notifications1700000000034,
  Reminders1700000000035,
  Boosts1700000000036,
  BoostOrigins1700000000037,
  Weather1700000000038,
  VisitChanges1700000000039,
  GoAndSee1700000000042,
  QuarterReportAttachments1700000000043,
  MoreFigures1700000000047,
  MachineAccounts1700000000048,
  Phones1700000000049,
  VisitQuestions1700000000051,
  VisitAttachments1700000000052,
  QuestionsOfVillages1700000000053,
];
