import { CLAUSES, EXCLUSIONS, levelName, TARGET_TYPES, type FileSection } from '@tanfang/domain';
import { useState } from 'react';

import { Box, Button, Card, LevelTag, Press, Tag, Txt } from '@/ui';

import { sectionOfFact, type Judgement, type OpenQuestion } from './file/judgement';
import './class-card.scss';

interface ClassCardProps {
  judgement: Judgement;
  /** Left out where the class stands at the name already. */
  withLevel?: boolean;
  /** Further words on when the class holds. */
  note?: string;
  /** Opens the section where a missing fact is asked. */
  onAsk?: (section: FileSection) => void;
}

/** The class with the plan's sentence, the target types, and what is still missing. */
export function ClassCard({ judgement, withLevel, note, onAsk }: ClassCardProps) {
  const [explained, setExplained] = useState(false);
  const sentence = sentenceOf(judgement);
  return (
    <Card className="class-card" id="class-card">
      <Box className="tags">
        {withLevel ? <LevelTag level={judgement.level} /> : null}
        {judgement.targetTypes.map((type) => (
          <Tag key={type}>{TARGET_TYPES[type]}</Tag>
        ))}
      </Box>
      {sentence ? (
        <Box>
          <Txt className="t-strong">{sentence.reason}</Txt>
          <Txt>{`“${sentence.quote}”`}</Txt>
          <Txt className="t-small t-soft">{`（实施方案${sentence.source}）`}</Txt>
        </Box>
      ) : null}
      {note ? <Box className="t-soft">{note}</Box> : null}
      <Missing questions={judgement.missing} onAsk={onAsk} />
      <Button kind="quiet" icon={explained ? 'up' : 'down'} id="class-why" onPress={() => setExplained(!explained)}>
        判定说明
      </Button>
      {explained ? <Box className="t-small t-wrap">{judgement.explanation}</Box> : null}
    </Card>
  );
}

function sentenceOf({ clause, exclusion }: Judgement): { reason: string; quote: string; source: string } | null {
  const found = CLAUSES[clause as keyof typeof CLAUSES] as (typeof CLAUSES)['C'] | undefined;
  if (found)
    return {
      ...found,
      reason: clause === found.level ? `${levelName(found.level)}：` : `${levelName(found.level)}（${clause}）：`,
    };
  const excluded = EXCLUSIONS[exclusion as keyof typeof EXCLUSIONS] as (typeof EXCLUSIONS)['S1'] | undefined;
  return excluded ? { ...excluded, reason: `暂不列入，${excluded.label}：` } : null;
}

const AT_ONCE = 3;

function Missing({ questions, onAsk }: { questions: readonly OpenQuestion[]; onAsk?: (section: FileSection) => void }) {
  const [all, setAll] = useState(false);
  if (questions.length === 0) return null;
  const shown = all ? questions : gravestFirst(questions).slice(0, AT_ONCE);
  return (
    <Box className="class-card__missing">
      <Box className="t-strong">还不清楚、可能影响类别的情况</Box>
      {shown.map((question) => (
        <Question key={question.fact} question={question} onAsk={onAsk} />
      ))}
      {questions.length > shown.length ? (
        <Button kind="quiet" id="class-missing-all" onPress={() => setAll(true)}>
          {`还有 ${questions.length - shown.length} 项`}
        </Button>
      ) : null}
    </Box>
  );
}

function Question({ question, onAsk }: { question: OpenQuestion; onAsk?: (section: FileSection) => void }) {
  const words = (
    <>
      <Txt>{question.label}</Txt>
      <Txt className="t-small t-soft">
        {question.couldLeadTo ? `可能列为 ${levelName(question.couldLeadTo)}` : '可能不列入'}
      </Txt>
    </>
  );
  if (!onAsk) return <Box className="class-card__question">{words}</Box>;
  return (
    <Press
      id={`ask-${question.fact}`}
      className="class-card__question"
      onPress={() => onAsk(sectionOfFact(question.fact))}
    >
      {words}
    </Press>
  );
}

/** A before B before C before none: what matters most is asked first. */
function gravestFirst(questions: readonly OpenQuestion[]): OpenQuestion[] {
  return [...questions].sort((one, other) => (one.couldLeadTo ?? 'Z').localeCompare(other.couldLeadTo ?? 'Z'));
}
