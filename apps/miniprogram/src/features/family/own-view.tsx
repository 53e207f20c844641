import type { FamilySummary } from '@tanfang/contracts';
import { VISIT_METHODS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { Box, Button, Card, sayDate, Section, Txt, WeatherTips } from '@/ui';

import { callAmbulance, callVisitor } from './call-visitor';
import './family.scss';

const LATEST = 3;

/** An elder's own page: who comes when, whom to call, who was here. */
export function OwnView({ summary }: { summary: FamilySummary }) {
  const today = localDay();
  const { visitor, nextPlanned, visits } = summary;
  return (
    <>
      <Card>
        <Box className="t-title">{`${summary.name}，您好`}</Box>
        <Box id="own-next">
          {nextPlanned
            ? `下一次：${sayDate(nextPlanned.on, today)} ${VISIT_METHODS[nextPlanned.method]}`
            : '下一次探访待安排'}
        </Box>
        {visitor?.maskedPhone ? (
          <Button
            id="call-visitor"
            kind="primary"
            icon="phone"
            block
            onPress={() => void callVisitor(summary.elderId, visitor.displayName)}
          >
            {`打电话给探访员 ${visitor.displayName}`}
          </Button>
        ) : null}
        <Button id="call-120" kind="danger" icon="phone" block onPress={() => void callAmbulance()}>
          拨打 120 急救电话
        </Button>
      </Card>
      <WeatherTips warnings={summary.warnings} name="family-warning" startOpen />
      <Section id="own-visits" title="最近谁来看过我">
        {visits.length === 0 ? <Box className="t-soft">还没有探访记录。</Box> : null}
        <Box className="family-visits" role="list">
          {visits.slice(0, LATEST).map((visit, index) => (
            <Box key={index} className="family-visits__one" role="listitem">
              <Txt className="t-strong">{sayDate(visit.on, today)}</Txt>
              <Box>{visit.summary}</Box>
            </Box>
          ))}
        </Box>
      </Section>
    </>
  );
}
