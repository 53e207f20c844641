import type { FollowUp } from '@tanfang/contracts';
import { FOLLOW_UP_KINDS, FOLLOW_UP_REACHES, FOLLOW_UP_STATUSES } from '@tanfang/domain';

import { Box, Row, Tag, Txt } from '@/ui';

import { sayTerm } from './term';

/** How far up it went, where that is above the village. */
export const sayReach = ({ reach }: Pick<FollowUp, 'reach'>): string =>
  reach === 'village' ? '' : `已报到${FOLLOW_UP_REACHES[reach]}`;

/** One follow-up of a list. */
export function FollowUpRow({ row, onPress }: { row: FollowUp; onPress: () => void }) {
  return (
    <Row id={`follow-up-${row.id}`} onPress={onPress}>
      <Box className="tags">
        <Txt className="t-strong">{row.elderName}</Txt>
        <Txt className="t-soft">{row.villageName}</Txt>
        {row.severity === 'urgent' ? <Tag tone="bad">紧急</Tag> : null}
        {row.overdue ? <Tag tone="warn">已逾期</Tag> : null}
      </Box>
      <Box>{`${FOLLOW_UP_KINDS[row.kind]}：${row.sentence}`}</Box>
      <Box className="t-small t-soft">
        {[FOLLOW_UP_STATUSES[row.status], `${sayTerm(row)}前办理`, sayReach(row), row.ownerName ?? '还没有人负责']
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Row>
  );
}
