import type { WeekListFollowUp } from '@tanfang/contracts';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATUSES } from '@tanfang/domain';
import { useState } from 'react';

import { sendOrKeep } from '@/offline/send-or-keep';
import { localDay } from '@/platform/clock';
import { useAct } from '@/platform/use-act';
import { AreaField, Box, Button, Card, Refusal, say, sayDate, Section, Tag, Txt } from '@/ui';

import { isPast, sayTerm } from './term';
import { useOpenFollowUps } from './use-open-follow-ups';

interface ElderFollowUpsProps {
  elderId: number;
  elderName: string;
  onOpen: (id: number) => void;
  onNew: () => void;
}

/** What is still open about the elder at hand, to be asked back about at the door (回访). Nothing is asked twice. */
export function ElderFollowUps({ elderId, elderName, onOpen, onNew }: ElderFollowUpsProps) {
  const { items, keptAt, loading, waiting } = useOpenFollowUps(elderId);
  const [answered, setAnswered] = useState<Readonly<Record<number, string>>>({});
  const open = items ?? [];
  const answerTo = (id: number): string | null => {
    const settled = waiting.get(id);
    return answered[id] ?? (settled === undefined ? null : sayAnswer(settled, true));
  };
  return (
    <Section
      id="elder-follow-ups"
      title={open.length > 0 ? `顺便回访：还没办结的 ${open.length} 件` : '跟踪事项'}
      aside={
        <Button id="new-follow-up" kind="quiet" icon="plus" onPress={onNew}>
          另记一件
        </Button>
      }
    >
      {keptAt === null ? null : (
        <Box className="t-soft">{`没有网络，这是${sayDate(localDay(new Date(keptAt).toISOString()), localDay())}存在手机里的。`}</Box>
      )}
      {items === null ? (
        <Box className="t-soft">{loading ? '正在载入。' : '现在看不到以前的跟踪事项，不影响填写和保存探访记录。'}</Box>
      ) : open.length === 0 ? (
        <Box className="t-soft">没有还没办结的事项。</Box>
      ) : (
        open.map((followUp) => (
          <OpenOne
            key={followUp.id}
            followUp={followUp}
            elderId={elderId}
            elderName={elderName}
            answer={answerTo(followUp.id)}
            onAnswered={(words) => setAnswered((before) => ({ ...before, [followUp.id]: words }))}
            onOpen={() => onOpen(followUp.id)}
          />
        ))
      )}
    </Section>
  );
}

const sayAnswer = (settled: boolean, kept: boolean): string =>
  `已回访：${settled ? '解决了' : '没有解决，继续处理'}${kept ? '。存在手机里，联网后自动上传' : ''}`;

interface OpenOneProps {
  followUp: WeekListFollowUp;
  elderId: number;
  elderName: string;
  /** What was answered just now. */
  answer: string | null;
  onAnswered: (words: string) => void;
  onOpen: () => void;
}

function OpenOne({ followUp, elderId, elderName, answer, onAnswered, onOpen }: OpenOneProps) {
  const [note, setNote] = useState('');
  const act = useAct();
  const { id, kind, sentence, status } = followUp;
  const answerIt = (settled: boolean) =>
    void act.run(settled ? 'settled' : 'open', async () => {
      const { kept } = await sendOrKeep({
        kind: 'revisit',
        subject: `elder:${elderId}`,
        title: `${elderName} · 回访`,
        payload: { followUpId: id, settled, note: note.trim() || null },
      });
      onAnswered(sayAnswer(settled, kept));
      say(kept ? '没有网络，回访已存在手机里。' : '回访已记下。');
    });
  return (
    <Card id={`open-${id}`}>
      <Box className="tags">
        <Txt className="t-strong">{`${FOLLOW_UP_KINDS[kind]}：${sentence}`}</Txt>
        {isPast(followUp) ? <Tag tone="warn">已逾期</Tag> : null}
      </Box>
      <Box className="t-small t-soft">{`${FOLLOW_UP_STATUSES[status]} · ${sayTerm(followUp)}前办理`}</Box>
      <Refusal words={act.refusal} />
      {answer ? (
        <Tag tone="good">{answer}</Tag>
      ) : (
        <>
          <AreaField
            id={`note-${id}`}
            label="看到的情况（可不填）"
            rows={2}
            maxLength={500}
            value={note}
            onChange={setNote}
          />
          <Box className="photos">
            <Button id={`settled-${id}`} busy={act.busy === 'settled' && '正在保存'} onPress={() => answerIt(true)}>
              解决了
            </Button>
            <Button id={`unsettled-${id}`} busy={act.busy === 'open' && '正在保存'} onPress={() => answerIt(false)}>
              还没有解决
            </Button>
            <Button id={`see-${id}`} kind="quiet" onPress={onOpen}>
              看经过
            </Button>
          </Box>
        </>
      )}
    </Card>
  );
}
