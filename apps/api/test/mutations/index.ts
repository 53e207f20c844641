import { accountMutations } from './accounts.js';
import { boostMutations } from './boosts.js';
import { fileMutations } from './files.js';
import { lifeMutations } from './life.js';
import { homesMutations } from './homes.js';
import { importMutations } from './imports.js';
import { reportMutations } from './reports.js';
import { emergencyMutations } from './emergencies.js';
import { followUpMutations } from './follow-ups.js';
import { findingMutations } from './finding.js';
import { machineMutations } from './machine.js';
import { notificationMutations } from './notifications.js';
import { paperMutations } from './paper.js';
import { phoneMutations } from './phones.js';
import { registryMutations } from './registry.js';
import { visitQuestionMutations } from './visit-questions.js';
import { visitMutations } from './visits.js';
import { weatherMutations } from './weather.js';
import type { MutationExample } from './example.js';

/** An example for every route that changes something; each module adds its own list. */
export const MUTATIONS: MutationExample[] = [
  ...accountMutations,
  ...boostMutations,
  ...fileMutations,
  ...homesMutations,
  ...importMutations,
  ...lifeMutations,
  ...registryMutations,
  ...reportMutations,
  ...emergencyMutations,
  ...followUpMutations,
  ...findingMutations,
  ...machineMutations,
  ...notificationMutations,
  ...paperMutations,
  ...phoneMutations,
  ...visitQuestionMutations,
  ...visitMutations,
  ...weatherMutations,
];
