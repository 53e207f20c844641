import type { QuarterReport } from '@tanfang/contracts';

import { sayPeriod } from '@/platform/periods';
import { AreaField, Box, Button, Empty, Fold, Notice, Refusal, Section } from '@/ui';

import type { TextsDraft } from './use-texts';

/** 存在困难 and 下季度打算: written by the own office while the report is open, with the texts of earlier quarters at hand. */
export function ReportTexts({ report, draft }: { report: QuarterReport; draft: TextsDraft }) {
  const mayWrite = report.actions.includes('write');
  return (
    <Section id="texts" title="困难和打算">
      {mayWrite ? (
        <Box className="card">
          <Refusal words={draft.refusal} />
          {draft.conflict ? (
            <Notice
              tone="warn"
              action={
                <Button id="texts-overwrite" kind="quiet" onPress={() => void draft.overwrite()}>
                  保存我写的
                </Button>
              }
            >
              {`现在保存的是：存在困难“${draft.conflict.difficulties}”，下季度打算“${draft.conflict.nextQuarter}”。您写的还在下面。`}
            </Notice>
          ) : null}
          <AreaField
            id="difficulties"
            label="存在困难"
            value={draft.difficulties}
            onChange={draft.setDifficulties}
            rows={5}
            maxLength={5000}
          />
          <AreaField
            id="next-quarter"
            label="下季度打算"
            value={draft.nextQuarter}
            onChange={draft.setNextQuarter}
            rows={5}
            maxLength={5000}
          />
          <Box className="report__buttons">
            <Button
              id="texts-save"
              disabled={!draft.changed}
              busy={draft.busy && '正在保存'}
              onPress={() => void draft.save()}
            >
              {draft.changed ? '保存' : '已保存'}
            </Button>
          </Box>
        </Box>
      ) : (
        <Box className="card">
          <Written title="存在困难" text={report.difficulties} />
          <Written title="下季度打算" text={report.nextQuarter} />
        </Box>
      )}
      {report.earlier.length > 0 ? (
        <Fold id="earlier-texts" title="以前各季度写的" summary={`${report.earlier.length} 个季度`}>
          {report.earlier.map((each) => (
            <Box key={each.quarter} className="report__earlier">
              <Box className="t-strong">{sayPeriod(each.quarter)}</Box>
              <Written title="存在困难" text={each.difficulties} />
              <Written title="下季度打算" text={each.nextQuarter} />
              {mayWrite ? (
                <Button id={`take-${each.quarter}`} kind="quiet" icon="plus" onPress={() => draft.take(each)}>
                  接在我写的后面
                </Button>
              ) : null}
            </Box>
          ))}
        </Fold>
      ) : null}
      {!mayWrite && report.earlier.length === 0 && report.difficulties === '' && report.nextQuarter === '' ? (
        <Empty title="还没有写" />
      ) : null}
    </Section>
  );
}

function Written({ title, text }: { title: string; text: string }) {
  return (
    <Box>
      <Box className="t-small t-soft">{title}</Box>
      <Box className="t-wrap">{text === '' ? '没有填写' : text}</Box>
    </Box>
  );
}
