import type { VisitQuestion } from '@tanfang/contracts';
import { VISIT_METHODS } from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { sayProblem, useSending } from '@/platform/sending';
import {
  AreaField,
  Box,
  Button,
  Card,
  Choice,
  Empty,
  optionsOf,
  Paged,
  Press,
  Refusal,
  say,
  sayDate,
  Segments,
  Txt,
} from '@/ui';

import { answerQuestion, visitQuestions } from './calls';
import './visit-questions.scss';

const STATES = { open: '待说明', answered: '已说明' } as const;
/** What it mostly comes to; a tap fills it in, and it can be written on. */
const COMMON = {
  together: '走访完一起登记的',
  wrong_time: '时间填错了，已请探访员更正',
  neighbours: '两户挨着，一起看的',
  wrong_door: '门牌位置标错了',
} as const;

interface VisitQuestionsViewProps {
  withVillage: boolean;
  onOpenVisit: (visitId: number) => void;
}

/** Light evidence as questions: answered in a few words, and with that closed. */
export function VisitQuestionsView({ withVillage, onOpenVisit }: VisitQuestionsViewProps) {
  const [state, setState] = useState<keyof typeof STATES>('open');
  const pages = usePagedList(`visit-questions-${state}`, (cursor) => visitQuestions(state, cursor));
  return (
    <>
      <Box className="t-soft">这里只是提问，不是结论：不扣分、不排名，也不改记录。问清楚写一句就行。</Box>
      <Segments id="questions-state" label="显示哪些" options={optionsOf(STATES)} value={state} onChange={setState} />
      <Paged
        id="questions"
        pages={pages}
        empty={<Empty title={state === 'open' ? '没有要说明的' : '还没有说明过的'} />}
      >
        {(rows) =>
          rows.map((row) => (
            <QuestionCard
              key={row.id}
              question={row}
              withVillage={withVillage}
              onOpenVisit={onOpenVisit}
              onAnswered={() => void pages.list.reload()}
            />
          ))
        }
      </Paged>
    </>
  );
}

interface QuestionCardProps {
  question: VisitQuestion;
  withVillage: boolean;
  onOpenVisit: (visitId: number) => void;
  onAnswered: () => void;
}

function QuestionCard({ question, withVillage, onOpenVisit, onAnswered }: QuestionCardProps) {
  const [answering, setAnswering] = useState(false);
  const { id, visitorName, villageName, sentence, visits, answer, answeredAt, answeredByName } = question;
  return (
    <Card id={`question-${id}`}>
      <Box className="tags">
        <Txt className="t-strong">{visitorName}</Txt>
        {withVillage ? <Txt className="t-small t-soft">{villageName}</Txt> : null}
      </Box>
      <Box>{sentence}</Box>
      <Box className="asked-visits">
        {visits.map((visit) => (
          <Press
            key={visit.visitId}
            id={`asked-${visit.visitId}`}
            className="asked-visits__one"
            onPress={() => onOpenVisit(visit.visitId)}
          >
            <Txt className="t-small">
              {`${sayDate(localDay(visit.startedAt), localDay())} ${localTime(visit.startedAt)} ${visit.elderName}（${visit.address}）${VISIT_METHODS[visit.method]}`}
            </Txt>
          </Press>
        ))}
      </Box>
      {answer ? (
        <Box>
          <Txt>{answer}</Txt>
          <Box className="t-small t-soft">
            {[answeredByName ?? '系统', answeredAt ? sayDate(localDay(answeredAt), localDay()) : ''].join(' · ')}
          </Box>
        </Box>
      ) : answering ? (
        <AnswerForm id={id} onAnswered={onAnswered} />
      ) : (
        <Button id={`answer-${id}`} icon="edit" block onPress={() => setAnswering(true)}>
          说明一下
        </Button>
      )}
    </Card>
  );
}

function AnswerForm({ id, onAnswered }: { id: number; onAnswered: () => void }) {
  const [answer, setAnswer] = useState('');
  const sending = useSending();
  const common = (Object.keys(COMMON) as (keyof typeof COMMON)[]).find((key) => COMMON[key] === answer);
  const send = async () => {
    const done = await sending.send({ answer: answer.trim() }, (body) => answerQuestion(id, body));
    if (!done) return;
    say('已说明，这件事就结束了。');
    onAnswered();
  };
  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Choice
        id={`common-${id}`}
        label="常见的情况"
        options={optionsOf(COMMON)}
        value={common}
        stacked
        onChange={(key) => setAnswer(COMMON[key])}
      />
      <AreaField
        id={`words-${id}`}
        label="是怎么回事"
        required
        rows={2}
        maxLength={500}
        value={answer}
        onChange={setAnswer}
      />
      <Button
        id={`send-${id}`}
        kind="primary"
        block
        disabled={answer.trim() === ''}
        busy={sending.busy && '正在保存'}
        onPress={() => void send()}
      >
        保存说明
      </Button>
    </>
  );
}
