import type { HouseholdDetail } from '@tanfang/contracts';
import { ELDER_STATUSES, RELATIONS_TO_HEAD, SEXES, STAY_REASONS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { Box, Card, Empty, LevelTag, Row, sayDate, Section, Tag, Txt } from '@/ui';

import './households.scss';

/** Who lives in a household, on the register or not, and who did. */
export function HouseholdView({ household }: { household: HouseholdDetail }) {
  const { elders, members, stays, doorCodeIssuedAt } = household;
  return (
    <>
      <Card id="household-head">
        <Box className="t-title">{household.address}</Box>
        <Box className="t-soft">
          {[household.townName + household.villageName, household.gridName].filter(Boolean).join(' · ')}
        </Box>
        <Box className="t-small t-soft">
          {doorCodeIssuedAt ? `门牌码 ${sayDate(localDay(doorCodeIssuedAt), localDay())}签发` : '没有门牌码'}
        </Box>
      </Card>
      <Section title="住在这里的老人">
        {elders.length === 0 ? (
          <Empty title="现在没有在册的老人住在这一户" />
        ) : (
          <Card className="card--rows">
            {elders.map((elder) => (
              <Row
                key={elder.elderId}
                id={`lives-${elder.elderId}`}
                onPress={() => open('elderFile', { id: elder.elderId })}
              >
                <Box className="tags">
                  <Txt className="t-lead">{elder.name}</Txt>
                  <Txt className="t-soft t-num">
                    {`${RELATIONS_TO_HEAD[elder.relationToHead]} · ${SEXES[elder.sex]} · ${elder.age}岁`}
                  </Txt>
                  <LevelTag level={elder.level} />
                  {elder.status === 'active' ? null : <Tag>{ELDER_STATUSES[elder.status]}</Tag>}
                </Box>
              </Row>
            ))}
          </Card>
        )}
      </Section>
      {members.length > 0 ? (
        <Section title="家庭成员（不在册）">
          <Card>
            {members.map((member) => (
              <Box key={member.id} className="tags">
                <Txt className="t-strong">{member.name}</Txt>
                <Txt className="t-soft">
                  {[
                    RELATIONS_TO_HEAD[member.relationToHead],
                    member.age === null ? '' : `${member.age}岁`,
                    member.livesHere ? '同住' : '不同住',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Txt>
              </Box>
            ))}
          </Card>
        </Section>
      ) : null}
      <Section title="谁在这里住过">
        <Card>
          {stays.length === 0 ? <Box className="t-soft">还没有记录。</Box> : null}
          {stays.map((stay) => (
            <Box key={`${stay.elderId}-${stay.from}-${stay.to ?? ''}`} className="stay">
              <Box className="tags">
                <Txt className="t-strong">{stay.name}</Txt>
                <Tag>{STAY_REASONS[stay.reason]}</Tag>
              </Box>
              <Box className="t-num">
                {`${sayDate(stay.from, localDay())}起${stay.to ? `，${sayDate(stay.to, localDay())}迁出` : ''}`}
              </Box>
              <Box className="t-small t-soft">
                {[stay.note, stay.recordedByName && `${stay.recordedByName} 登记`].filter(Boolean).join(' · ')}
              </Box>
            </Box>
          ))}
        </Card>
      </Section>
    </>
  );
}
