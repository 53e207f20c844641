import type { ListedPersonView, ListItemView } from '@tanfang/contracts';
import { LIST_FINDINGS, LIST_SOURCES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { AreaField, Box, Button, Facts, Refusal, say, sayDate, Sheet, Tag, Txt } from '@/ui';

import { acceptItem, dismissItem, personOf, reopenItem } from './calls';
import './shared-lists.scss';

interface ItemCardProps {
  item: ListItemView;
  onChanged: () => void;
  /** Opens a file for somebody who has none. */
  onRegister: (person: ListedPersonView) => void;
}

/** One disagreement of a list and the register, and what to do about it. */
export function ItemCard({ item, onChanged, onRegister }: ItemCardProps) {
  const act = useAct();
  const [dismissing, setDismissing] = useState(false);
  const mayAccept = useAllowed('list_item.accept');
  const mayDismiss = useAllowed('list_item.dismiss');
  const mayReopen = useAllowed('list_item.reopen');
  const { id, elderId, state, finding } = item;
  const run = (step: string, call: () => Promise<unknown>, done: string) =>
    act.run(step, async () => {
      await call();
      say(done);
      onChanged();
    });
  return (
    <Box id={`item-${id}`} className="shared-lists__item">
      <Box className="tags">
        <Txt className="t-lead">{item.name || '（内容已按期限删除）'}</Txt>
        <Txt className="t-small t-soft t-num">{item.maskedIdNumber}</Txt>
        <Tag tone={state === 'open' ? 'warn' : 'plain'}>{LIST_FINDINGS[finding]}</Tag>
      </Box>
      <Facts
        items={[
          [LIST_SOURCES[item.source], item.listSays],
          ['台账', item.registerSays ?? '没有档案'],
          ['住址', item.place],
          ['比对', sayDate(localDay(item.createdAt), localDay())],
          ['处理', decisionOf(item)],
        ]}
        wide
      />
      <Refusal words={act.refusal} />
      <Box className="shared-lists__buttons">
        {state === 'open' && mayAccept && finding === 'missing' ? (
          <Button
            id={`item-${id}-register`}
            kind="primary"
            busy={act.busy === 'person' && '正在打开'}
            onPress={() => void act.run('person', async () => onRegister(await personOf(id)))}
          >
            登记建档
          </Button>
        ) : null}
        {state === 'open' && mayAccept && finding !== 'missing' ? (
          <Button
            id={`item-${id}-accept`}
            kind="primary"
            busy={act.busy === 'accept' && '正在采纳'}
            onPress={() => void run('accept', () => acceptItem(id), '已采纳，档案已更新并重新判定类别。')}
          >
            采纳名单
          </Button>
        ) : null}
        {state === 'open' && mayDismiss ? (
          <Button id={`item-${id}-dismiss`} onPress={() => setDismissing(true)}>
            不采纳
          </Button>
        ) : null}
        {(state === 'accepted' || state === 'dismissed') && mayReopen ? (
          <Button
            id={`item-${id}-reopen`}
            busy={act.busy === 'reopen' && '正在撤回'}
            onPress={() => void run('reopen', () => reopenItem(id), '已撤回，这一条回到待核对。')}
          >
            撤回
          </Button>
        ) : null}
        {elderId === null ? null : (
          <Button id={`item-${id}-file`} kind="quiet" onPress={() => open('elderFile', { id: elderId })}>
            看档案
          </Button>
        )}
      </Box>
      {dismissing ? (
        <DismissSheet
          onClose={() => setDismissing(false)}
          onDismiss={(reason) => {
            setDismissing(false);
            void run('dismiss', () => dismissItem(id, reason), '已记为不采纳。');
          }}
        />
      ) : null}
    </Box>
  );
}

function decisionOf({ decidedByName, decidedAt, reason }: ListItemView): string | null {
  if (decidedAt === null) return null;
  return [decidedByName ?? '系统', sayDate(localDay(decidedAt), localDay()), reason].filter(Boolean).join('，');
}

function DismissSheet({ onClose, onDismiss }: { onClose: () => void; onDismiss: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const given = reason.trim() !== '';
  return (
    <Sheet title="不采纳名单" onClose={onClose}>
      <AreaField
        id="dismiss-reason"
        label="原因"
        required
        rows={2}
        maxLength={200}
        placeholder="如：证件已过期，本人正在换证"
        value={reason}
        error={asked && !given ? '请填写原因' : undefined}
        onChange={setReason}
      />
      <Button
        id="dismiss-save"
        kind="primary"
        block
        onPress={() => {
          setAsked(true);
          if (given) onDismiss(reason.trim());
        }}
      >
        保存
      </Button>
    </Sheet>
  );
}
