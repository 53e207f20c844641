import type { WeekPerson } from '@tanfang/contracts';
import { SEXES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { useAllowed } from '@/platform/session';
import { Box, Button, Empty, LevelTag, optionsOf, Paged, Press, sayDate, Segments, Tag, Txt } from '@/ui';

import { weekPeople, type Whose } from './calls';
import './week-places.scss';

const STATES = {
  due: '还没完成',
  missed: '会漏访',
  today: '今天联系',
  unreachable: '联系不上',
  met: '已完成',
} as const;
const LEVELS = { all: '全部', A: 'A 类', B: 'B 类', C: 'C 类' } as const;
const OUTLOOKS: Record<WeekPerson['outlook'], string> = {
  met: '',
  fits: '',
  today: '今天必须联系',
  crowded: '会漏访：排不开',
  lost: '会漏访：天数不够',
};

/** The people of a place or of one visitor, and what can be done for them: hand over, share out for days of leave. */
export function WeekPeopleView({ whose, withVillage }: { whose: Whose; withVillage: boolean }) {
  const [state, setState] = useState<keyof typeof STATES>('due');
  const [level, setLevel] = useState<keyof typeof LEVELS>('all');
  const mayHandOver = useAllowed('assignment.hand_over');
  const mayShareOut = useAllowed('leave.arrange');
  const filter = { ...whose, state, ...(level === 'all' ? {} : { level }) };
  const pages = usePagedList(JSON.stringify(['week-people', filter]), (cursor) => weekPeople(filter, cursor));
  useReturn(() => void pages.list.reload());
  const { doerId } = whose;
  return (
    <Box className="week-places">
      {doerId !== undefined && (mayHandOver || mayShareOut) ? (
        <Box className="week-people__actions">
          {mayHandOver ? (
            <Button id="week-hand-over" icon="people" onPress={() => open('assignments', { visitor: doerId })}>
              {doerId === 0 ? '指定探访员' : '交接给别人'}
            </Button>
          ) : null}
          {mayShareOut && doerId !== 0 ? (
            <Button id="week-leave" icon="clock" onPress={() => open('newLeave', { visitor: doerId })}>
              请假，分给同事
            </Button>
          ) : null}
        </Box>
      ) : null}
      <Segments id="week-state" label="进度" options={optionsOf(STATES)} value={state} onChange={setState} />
      <Segments id="week-level" label="类别" options={optionsOf(LEVELS)} value={level} onChange={setLevel} />
      <Paged id="week-people" pages={pages} empty={<Empty title={`没有${STATES[state]}的老人`} />}>
        {(rows) => (
          <Box className="week-places" role="list">
            {rows.map((person) => (
              <PersonRow key={person.elderId} person={person} withVillage={withVillage} />
            ))}
          </Box>
        )}
      </Paged>
    </Box>
  );
}

function PersonRow({ person, withVillage }: { person: WeekPerson; withVillage: boolean }) {
  const { elderId, name, age, sex, level, outlook, goAndSee } = person;
  const { dueHome, doneHome, dueRemote, doneRemote } = person;
  const visitor = person.visitorName ? `探访员 ${person.visitorName}` : '还没有指定探访员';
  const today = localDay();
  return (
    <Press id={`person-${elderId}`} className="week-places__row" onPress={() => open('elder', { id: elderId })}>
      <Box className="tags">
        <Txt className="t-strong">{name}</Txt>
        <Txt className="t-soft t-num">{`${age}岁 ${SEXES[sex]}`}</Txt>
        <LevelTag level={level} />
        {OUTLOOKS[outlook] ? <Tag tone={outlook === 'today' ? 'warn' : 'bad'}>{OUTLOOKS[outlook]}</Tag> : null}
        {person.unreachable || goAndSee ? <Tag tone="bad">联系不上</Tag> : null}
      </Box>
      <Box className="t-num">
        {[
          dueHome > 0 ? `上门 ${doneHome}/${dueHome}` : '',
          dueRemote > 0 ? `电话视频 ${doneRemote}/${dueRemote}` : '',
          goAndSee ? `${sayDate(localDay(goAndSee.dueAt), today)} ${localTime(goAndSee.dueAt)}前上门查看` : '',
        ]
          .filter(Boolean)
          .join('\u3000')}
      </Box>
      <Box className="t-small t-soft">
        {[
          (withVillage ? person.villageName : '') + person.address,
          visitor,
          person.coveredBy ? `${person.coveredBy} 代班中` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Press>
  );
}
