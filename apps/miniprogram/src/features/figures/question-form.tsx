import type { MeasureDto } from '@tanfang/contracts';

import { Box, Card, Choice, Fold, MultiChoice, type Options, optionsOf, Segments, SelectField } from '@/ui';

import type { Axis } from './calls';
import { PERIOD_KINDS, type PeriodKind, periodOptions } from './periods';
import { AXES, COUNTS, type Question } from './question';

interface QuestionFormProps {
  question: Question;
  measures: readonly MeasureDto[];
  places: Options;
  onChange: (question: Question) => void;
}

/** What is asked: figures, place, time, and what stands in rows and columns. */
export function QuestionForm({ question, measures, places, onChange }: QuestionFormProps) {
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  const offered = measures.filter(({ period }) => period === 'month' || question.kind !== 'month');
  const options: Options = offered.map(({ code, label }) => [code, label]);
  const others = (taken: Axis): Options<Axis> => optionsOf(AXES).filter(([axis]) => axis !== taken);
  const alongTime = question.rows === 'period' || question.columns === 'period';
  const several = question.rows === 'measure' || question.columns === 'measure';
  const names = question.measures.map((code) => offered.find((each) => each.code === code)?.label ?? code).join('、');
  return (
    <Card id="question">
      <Fold id="question-measures" title={`指标：${names}`} summary="点开选择">
        {several ? (
          <MultiChoice
            id="measure"
            label="指标"
            options={options}
            value={question.measures}
            onChange={(chosen) => chosen.length > 0 && set({ measures: chosen.slice(-8) })}
          />
        ) : (
          <Choice
            id="measure"
            label="指标"
            options={options}
            value={question.measures[0]}
            onChange={(code) => set({ measures: [code] })}
          />
        )}
      </Fold>
      <Box className="question__fields">
        <SelectField
          id="question-place"
          label="地区"
          options={places}
          value={question.place}
          onChange={(place) => set({ place })}
        />
        <SelectField<Axis>
          id="question-rows"
          label="行"
          options={others(question.columns)}
          value={question.rows}
          onChange={(rows) => set({ rows, ...kept(question, rows, question.columns) })}
        />
        <SelectField<Axis>
          id="question-columns"
          label="列"
          options={others(question.rows)}
          value={question.columns}
          onChange={(columns) => set({ columns, ...kept(question, question.rows, columns) })}
        />
        <SelectField
          id="question-until"
          label={alongTime ? '最后一个时段' : '时间'}
          options={periodOptions(question.kind)}
          value={question.until}
          onChange={(until) => set({ until })}
        />
        {alongTime ? (
          <SelectField
            id="question-count"
            label="共看几个时段"
            options={COUNTS.map((count) => [count, `${count} 个`])}
            value={question.count}
            onChange={(count) => set({ count })}
          />
        ) : null}
      </Box>
      <Segments<PeriodKind>
        id="question-kind"
        label="按什么时间"
        options={optionsOf(PERIOD_KINDS)}
        value={question.kind}
        onChange={(kind) => set({ kind, until: periodOptions(kind)[0]?.[0] ?? '' })}
      />
    </Card>
  );
}

/** Several figures stand beside each other only where they are an axis. */
function kept({ measures }: Question, rows: Axis, columns: Axis): Partial<Question> {
  return rows === 'measure' || columns === 'measure' ? {} : { measures: measures.slice(0, 1) };
}
