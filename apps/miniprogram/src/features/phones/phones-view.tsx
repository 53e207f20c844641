import type { PhoneRow } from '@tanfang/contracts';
import { ROLES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { dial } from '@/platform/phone';
import { useAllowed } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import {
  AreaField,
  Box,
  Button,
  Card,
  Empty,
  optionsOf,
  Paged,
  Refusal,
  say,
  sayDate,
  Segments,
  Sheet,
  Tag,
  Txt,
} from '@/ui';

import { phonesOf, settlePhone } from './calls';

const SHOWN = { concern: '要打电话的', all: '全部' } as const;

/** When phones were last heard: who to call before something is lost. */
export function PhonesView({ withVillage }: { withVillage: boolean }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('concern');
  const [settling, setSettling] = useState<PhoneRow | null>(null);
  const pages = usePagedList(`phones-${shown}`, (cursor) => phonesOf(shown, cursor));
  return (
    <>
      <Box className="t-soft">
        手机没有网络时，探访记录先存在手机里。三天没有联系上、或有记录存了一天以上没有上传的，打个电话问问，别让记录丢了。
      </Box>
      <Segments id="phones-shown" label="显示哪些" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      <Paged
        id="phones"
        pages={pages}
        empty={<Empty title="没有要打电话的">探访员的手机都联系得上，没有压着没上传的记录。</Empty>}
      >
        {(rows) =>
          rows.map((row) => (
            <PhoneCard key={row.accountId} row={row} withVillage={withVillage} onSettle={() => setSettling(row)} />
          ))
        }
      </Paged>
      {settling ? (
        <SettleSheet
          row={settling}
          onClose={() => setSettling(null)}
          onDone={() => {
            setSettling(null);
            void pages.list.reload();
          }}
        />
      ) : null}
    </>
  );
}

const sayInstant = (at: string): string => `${sayDate(localDay(at), localDay())} ${localTime(at)}`;

function PhoneCard(props: { row: PhoneRow; withVillage: boolean; onSettle: () => void }) {
  const { row, withVillage, onSettle } = props;
  const maySettle = useAllowed('phone.settle');
  const { accountId, name, role, villageName, elders, heardAt, silent, unsent, oldestUnsentAt, waiting, phone } = row;
  return (
    <Card id={`phone-${accountId}`}>
      <Box className="tags">
        <Txt className="t-strong">{name}</Txt>
        <Txt className="t-small t-soft t-num">
          {[withVillage ? villageName : '', ROLES[role], `${elders} 位老人`].filter(Boolean).join(' · ')}
        </Txt>
        {silent ? <Tag tone="warn">{heardAt ? '多天没联系上' : '还没用过'}</Tag> : null}
        {waiting ? <Tag tone="bad">有记录没上传</Tag> : null}
      </Box>
      <Box>{heardAt ? `上次联系 ${sayInstant(heardAt)}` : '这个账号还没有在手机上用过。'}</Box>
      {unsent > 0 && oldestUnsentAt ? (
        <Box>{`手机里还有 ${unsent} 条没有上传，最早的一条存于 ${sayInstant(oldestUnsentAt)}。`}</Box>
      ) : null}
      <Box className="tags">
        {phone ? (
          <Button id={`call-${accountId}`} icon="phone" onPress={() => void dial(phone)}>
            {`打电话 ${phone}`}
          </Button>
        ) : (
          <Txt className="t-soft">没有登记电话</Txt>
        )}
        {maySettle && waiting ? (
          <Button id={`settle-${accountId}`} kind="quiet" onPress={onSettle}>
            手机丢了或坏了
          </Button>
        ) : null}
      </Box>
    </Card>
  );
}

function SettleSheet({ row, onClose, onDone }: { row: PhoneRow; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = useState('');
  const act = useAct();
  const settle = () =>
    act.run('settle', async () => {
      for (const { id } of row.devices) await settlePhone(id, note.trim());
      say('已记下。这部手机再联系上时会重新显示。');
      onDone();
    });
  return (
    <Sheet title={`${row.name}的手机`} onClose={onClose}>
      <Box>{`手机里还有 ${row.unsent} 条没有上传。取不回来的，请探访员补录，再写下怎么处理的。`}</Box>
      <Refusal words={act.refusal} />
      <AreaField
        id="settle-note"
        label="怎么处理的"
        required
        rows={3}
        maxLength={200}
        placeholder="例如：手机丢了，两次探访已补录"
        value={note}
        onChange={setNote}
      />
      <Button
        id="settle-phone"
        kind="primary"
        block
        disabled={note.trim() === ''}
        busy={act.busy !== null && '正在保存'}
        onPress={() => void settle()}
      >
        不再提醒这部手机
      </Button>
    </Sheet>
  );
}
