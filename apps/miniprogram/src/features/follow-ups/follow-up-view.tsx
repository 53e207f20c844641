import type { FollowUpDetail } from '@tanfang/contracts';
import {
  FOLLOW_UP_ACTIONS,
  FOLLOW_UP_ENTRIES,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_REACHES,
  FOLLOW_UP_SETTLERS,
  FOLLOW_UP_SEVERITIES,
  FOLLOW_UP_STATUSES,
} from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { Box, Button, Card, Facts, sayDate, Section, Tag } from '@/ui';

import { NextStep } from './next-step';
import { Photo } from './photo-picks';
import { sayTerm } from './term';

interface FollowUpViewProps {
  followUp: FollowUpDetail;
  onChanged: () => Promise<void>;
  onOpenElder: (elderId: number) => void;
}

const WORDS: Record<string, string> = { ...FOLLOW_UP_ENTRIES, ...FOLLOW_UP_ACTIONS };

/** One follow-up: what was found, what to do next, and what was done. */
export function FollowUpView({ followUp, onChanged, onOpenElder }: FollowUpViewProps) {
  return (
    <>
      <Card>
        <Box className="tags">
          <Tag>{FOLLOW_UP_STATUSES[followUp.status]}</Tag>
          <Tag tone={followUp.severity === 'urgent' ? 'bad' : 'plain'}>{FOLLOW_UP_SEVERITIES[followUp.severity]}</Tag>
          {followUp.overdue ? <Tag tone="warn">已逾期</Tag> : null}
        </Box>
        <Box className="t-title">{`${FOLLOW_UP_KINDS[followUp.kind]}：${followUp.sentence}`}</Box>
        <Facts
          items={[
            ['老人', `${followUp.elderName}（${followUp.townName} ${followUp.villageName}）`],
            ['期限', sayTerm(followUp)],
            ['负责', followUp.ownerName ?? '还没有人负责'],
            ['已报到', FOLLOW_UP_REACHES[followUp.reach]],
            ...(followUp.settledBy
              ? ([['由谁处理', FOLLOW_UP_SETTLERS[followUp.settledBy]]] as [string, string][])
              : []),
          ]}
        />
        <Button id="open-elder" icon="people" onPress={() => onOpenElder(followUp.elderId)}>
          {followUp.kind === 'go_and_see' ? '看老人，打电话或上门' : '看老人'}
        </Button>
      </Card>
      <NextStep followUp={followUp} onChanged={onChanged} />
      <Section id="follow-up-events" title="经过">
        {followUp.events.map((event, index) => (
          <Box key={index}>
            <Box className="t-small t-soft t-num">
              {`${sayDate(localDay(event.at), localDay())} ${localTime(event.at)} ${event.accountName || '系统'}`}
            </Box>
            <Box>
              {[
                WORDS[event.action] ?? event.action,
                event.otherAccountName,
                event.action !== 'open' && event.reach ? FOLLOW_UP_REACHES[event.reach] : null,
                event.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            <EventPhotos followUpId={followUp.id} fileIds={event.fileIds} />
          </Box>
        ))}
      </Section>
    </>
  );
}

/** Photos are fetched when somebody wants to see them: on a village's line each takes a while. */
function EventPhotos({ followUpId, fileIds }: { followUpId: number; fileIds: readonly string[] }) {
  const [shown, setShown] = useState(false);
  if (fileIds.length === 0) return null;
  return (
    <Box className="photos">
      <Button kind="quiet" onPress={() => setShown(!shown)}>
        {shown ? '收起照片' : `看照片（${fileIds.length} 张）`}
      </Button>
      {shown ? fileIds.map((fileId) => <Photo key={fileId} followUpId={followUpId} fileId={fileId} />) : null}
    </Box>
  );
}
