import type { Visit, VisitPage } from '@tanfang/contracts';
import { VISIT_ITEMS, VISIT_METHODS, VISIT_OUTCOMES } from '@tanfang/domain';
import { useEffect, useState } from 'react';

import { onSent } from '@/offline/drain';
import { localDay } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { Box, Button, Card, Empty, Loaded, Notice, Row, sayDate, Section, Skeleton, Tag, Txt } from '@/ui';

interface HistoryProps {
  elderId: number;
  onOpen: (visitId: number) => void;
}

/** The records of an elder, latest first. */
export function VisitHistory({ elderId, onOpen }: HistoryProps) {
  const path = `/elders/${elderId}/visits`;
  const first = useResource(path, () => api.get<VisitPage>(path, { limit: 10 }));
  const [more, setMore] = useState<VisitPage[]>([]);
  const { reload } = first;
  useEffect(
    () =>
      onSent(() => {
        setMore([]);
        void reload();
      }),
    [reload],
  );
  const [trouble, setTrouble] = useState<string | null>(null);
  const cursor = more.length > 0 ? more[more.length - 1]?.nextCursor : first.data?.nextCursor;
  const readOn = async () => {
    setTrouble(null);
    try {
      const page = await api.get<VisitPage>(path, { limit: 20, cursor });
      setMore((pages) => [...pages, page]);
    } catch (error) {
      setTrouble(asProblem(error).detail);
    }
  };
  return (
    <Section title="探访记录" id="history">
      <Loaded resource={first} skeleton={<Skeleton cards={1} />}>
        {(page) => {
          const visits = [page, ...more].flatMap(({ items }) => items);
          if (visits.length === 0) return <Empty title="还没有探访记录">第一次探访保存后会出现在这里。</Empty>;
          return (
            <Card className="card--rows">
              {visits.map((visit) => (
                <VisitLine key={visit.id} visit={visit} onOpen={onOpen} />
              ))}
              {trouble ? <Notice tone="warn">{trouble}</Notice> : null}
              {cursor ? <Button onPress={() => void readOn()}>更早的记录</Button> : null}
            </Card>
          );
        }}
      </Loaded>
    </Section>
  );
}

function VisitLine({ visit, onOpen }: { visit: Visit; onOpen: (visitId: number) => void }) {
  const wrong = concernsOf(visit);
  return (
    <Row id={`visit-${visit.id}`} onPress={() => onOpen(visit.id)}>
      <Box className="tags">
        <Txt className="t-strong t-num">{sayDate(visit.visitedOn, localDay())}</Txt>
        <Txt>{VISIT_METHODS[visit.method]}</Txt>
        {visit.change ? <Tag>{visit.change.kind === 'corrected' ? '已更正' : '已撤回'}</Tag> : null}
        {visit.change ? null : visit.ordinal === null ? (
          <Tag tone="warn">{VISIT_OUTCOMES[visit.outcome]}</Tag>
        ) : (
          <Txt className="t-soft t-num">{`第 ${visit.ordinal} 次`}</Txt>
        )}
      </Box>
      <Box className="t-soft t-small">
        {[wrong.length > 0 ? wrong.join('，') : visit.visitor.displayName, sayFiles(visit)]
          .filter(Boolean)
          .join('\u3000')}
      </Box>
    </Row>
  );
}

/** What came with it, e.g. 照片 2 张. */
function sayFiles({ photoCount, voiceNoteCount }: Visit): string {
  const parts = [photoCount > 0 && `照片 ${photoCount} 张`, voiceNoteCount > 0 && `语音 ${voiceNoteCount} 段`];
  return parts.filter(Boolean).join('，');
}

/** What was found wrong, in the form's words, e.g. 燃气安全：不安全. */
export function concernsOf(visit: Visit): string[] {
  const items = (visit.items ?? {}) as Record<string, string | null | undefined>;
  return VISIT_ITEMS.flatMap((item) => {
    const answer = items[item.key];
    if (!answer || !(item.concern as readonly string[]).includes(answer)) return [];
    return [`${item.label}：${(item.options as Record<string, string>)[answer]}`];
  });
}
