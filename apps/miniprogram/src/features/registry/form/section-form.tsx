import type { ComponentType } from 'react';

import type { FileSection } from '@tanfang/domain';

import { Box } from '@/ui';

import { BasicSection } from './basic-section';
import { ConsentSection } from './consent-section';
import { ContactsSection } from './contacts-section';
import { EconomySection } from './economy-section';
import { HealthSection } from './health-section';
import { HelpSection } from './help-section';
import { LivingConditionsSection } from './living-conditions-section';
import { MembersSection } from './members-section';
import { TargetTypesSection } from './target-types-section';
import './form.scss';

const SECTIONS: Readonly<Record<FileSection, ComponentType>> = {
  basic: BasicSection,
  contacts: ContactsSection,
  health: HealthSection,
  economy: EconomySection,
  target_types: TargetTypesSection,
  household_members: MembersSection,
  living_conditions: LivingConditionsSection,
  help: HelpSection,
  consent: ConsentSection,
};

/** The questions of one section of Annex 3. */
export function SectionForm({ section }: { section: FileSection }) {
  const Questions = SECTIONS[section];
  return (
    <Box className="file-form">
      <Questions />
    </Box>
  );
}
