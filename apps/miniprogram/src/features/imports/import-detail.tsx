import { IMPORT_STATES } from '@tanfang/domain';

import type { Resource } from '@/platform/resource';
import { useAllowed } from '@/platform/session';
import { ask, Box, Button, Card, Facts, Meter, Notice, Refusal, say } from '@/ui';

import { applyImport, downloadMarked, undoImport } from './calls';
import { useAct } from '@/platform/use-act';
import type { ImportNow } from './use-import';
import { outcomeWords, sayMoment } from './words';
import './imports.scss';

/** One workbook: how far it is, what can be done with it. */
export function ImportDetail({ now, resource }: { now: ImportNow; resource: Resource<ImportNow> }) {
  const { batch, task } = now;
  const mayApply = useAllowed('import.apply');
  const mayUndo = useAllowed('import.undo');
  const act = useAct();
  const faulty = batch.outcomes.error + batch.states.refused + batch.states.conflict;
  const begin = (what: 'apply' | 'undo') =>
    act.run(what, async () => {
      await (what === 'apply' ? applyImport : undoImport)(batch.id);
      await resource.reload();
    });
  const apply = async () => {
    const { outcomes, states } = batch;
    const left = outcomes.error > 0 ? `有错误的 ${outcomes.error} 行不导入，改好后可以再传。` : '';
    const confirmed = await ask({
      title: `导入 ${states.pending} 行`,
      body: `新登记 ${outcomes.new} 人，改动 ${outcomes.changed} 份档案。${left}`,
      confirm: '导入台账',
    });
    if (confirmed) await begin('apply');
  };
  const undo = async () => {
    const confirmed = await ask({
      title: `撤销这次导入的 ${batch.states.applied} 行`,
      body: '新登记的档案会退出台账，改动的档案恢复原样。导入之后又有改动或探访记录的档案保持现状，并逐行说明。',
      confirm: '整批撤销',
      danger: true,
    });
    if (confirmed) await begin('undo');
  };
  return (
    <Card>
      <Facts
        items={[
          ['文件', batch.fileName],
          ['情况', IMPORT_STATES[batch.state]],
          ['核对结果', outcomeWords(batch)],
          ['上传', `${batch.placeName}，${batch.createdByName}，${sayMoment(batch.createdAt)}`],
          ['导入', batch.appliedAt && `${sayMoment(batch.appliedAt)}，写入 ${written(batch.states)} 行`],
          ['撤销', batch.undoneAt && `${sayMoment(batch.undoneAt)}，撤销 ${batch.states.undone} 行`],
          ['内容保留到', batch.erasedOn],
        ]}
      />
      {task ? <Progress task={task} words={IMPORT_STATES[batch.state]} /> : null}
      {batch.error ? <Notice tone="bad">{batch.error}</Notice> : null}
      <Refusal words={act.refusal} />
      <Box className="imports__buttons">
        {mayApply && batch.canApply ? (
          <Button
            id="import-apply"
            kind="primary"
            icon="check"
            busy={act.busy === 'apply' && '正在开始'}
            onPress={() => void apply()}
          >
            {`导入台账（${batch.states.pending} 行）`}
          </Button>
        ) : null}
        {faulty > 0 && batch.state !== 'checking' ? (
          <Button
            id="import-marked"
            icon="file"
            busy={act.busy === 'marked' && '正在下载'}
            onPress={() =>
              void act.run('marked', async () => {
                await downloadMarked(batch);
                say('已下载，出错的格子标了红。改好后直接再传这个文件。');
              })
            }
          >
            {`下载有错误的 ${faulty} 行`}
          </Button>
        ) : null}
        {mayUndo && batch.canUndo ? (
          <Button id="import-undo" kind="danger" busy={act.busy === 'undo' && '正在开始'} onPress={() => void undo()}>
            整批撤销
          </Button>
        ) : null}
      </Box>
    </Card>
  );
}

/** Rows that came into the register, also those that were taken back since. */
const written = ({ applied, undone, kept }: ImportNow['batch']['states']): number => applied + undone + kept;

function Progress({ task, words }: { task: NonNullable<ImportNow['task']>; words: string }) {
  const { done, total } = task;
  return (
    <Box id="import-progress" className="imports__progress">
      <Box>{total === null ? `${words}，已处理 ${done} 行` : `${words} ${done}/${total} 行`}</Box>
      {total === null ? null : <Meter label={words} done={done} total={total} />}
      <Box className="t-small t-soft">可以离开本页，后台会接着做完。</Box>
    </Box>
  );
}
