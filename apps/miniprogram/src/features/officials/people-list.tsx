import type { OverviewPerson } from '@tanfang/contracts';
import { SEXES } from '@tanfang/domain';

import { open } from '@/platform/navigation';
import { Box, LevelTag, Press, Txt } from '@/ui';

import './officials.scss';

/** The people behind a number, each with why he or she is in the list. */
export function PeopleList({ rows, withVillage }: { rows: readonly OverviewPerson[]; withVillage: boolean }) {
  return (
    <Box className="people" role="list">
      {rows.map((person) => (
        <Press
          key={person.elderId}
          id={`person-${person.elderId}`}
          className="people__row"
          onPress={() => open('elder', { id: person.elderId })}
        >
          <Box className="people__head">
            <Txt className="t-strong">{person.name}</Txt>
            <Txt className="t-soft t-num">{`${SEXES[person.sex]} · ${person.age}岁`}</Txt>
            <LevelTag level={person.level} />
          </Box>
          <Box>{person.reason}</Box>
          <Box className="t-small t-soft">
            {[
              withVillage ? person.villageName : '',
              person.visitorName ? `探访关爱联系人 ${person.visitorName}` : '探访关爱联系人待指定',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Box>
        </Press>
      ))}
    </Box>
  );
}
