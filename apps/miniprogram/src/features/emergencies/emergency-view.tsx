import type { EmergencyDetail, EmergencyPage, SettleEmergency } from '@tanfang/contracts';
import { EMERGENCY_ENTRIES, EMERGENCY_OUTCOMES, EMERGENCY_STATUSES, type EmergencyOutcome } from '@tanfang/domain';
import { useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useReturn } from '@/platform/return';
import {
  AreaField,
  Box,
  Button,
  Card,
  Empty,
  Notice,
  optionsOf,
  Paged,
  Row,
  say,
  sayDate,
  Section,
  SelectField,
  Tag,
} from '@/ui';

const when = (instant: string): string => `${sayDate(localDay(instant), localDay())} ${localTime(instant)}`;

/** Emergencies of the account's place, latest first. */
export function EmergencyList({ onOpen }: { onOpen: (id: number) => void }) {
  const pages = usePagedList('emergencies', (cursor) => api.get<EmergencyPage>('/emergencies', { cursor, limit: 30 }));
  useReturn(() => void pages.list.reload());
  return (
    <Paged
      id="emergencies"
      pages={pages}
      empty={<Empty title="没有应急记录">点“紧急求助”拨出电话后，会自动记在这里。</Empty>}
    >
      {(rows) => (
        <Card className="card--rows">
          {rows.map((row) => (
            <Row key={row.id} id={`emergency-${row.id}`} onPress={() => onOpen(row.id)}>
              <Box className="tags">
                <Box className="t-strong">{row.elderName ?? '未指明老人'}</Box>
                <Tag tone={row.status === 'open' ? 'bad' : 'plain'}>{EMERGENCY_STATUSES[row.status]}</Tag>
              </Box>
              <Box className="t-small t-soft">{`${when(row.startedAt)} · ${row.villageName} · ${row.openedByName}`}</Box>
            </Row>
          ))}
        </Card>
      )}
    </Paged>
  );
}

interface EmergencyViewProps {
  emergency: EmergencyDetail;
  onChanged: () => Promise<void>;
}

/** One emergency: its time line, and what it came to. */
export function EmergencyView({ emergency, onChanged }: EmergencyViewProps) {
  const { actions } = emergency;
  return (
    <>
      <Card>
        <Box className="tags">
          <Box className="t-title">{emergency.elderName ?? '未指明老人'}</Box>
          <Tag tone={emergency.status === 'open' ? 'bad' : 'plain'}>{EMERGENCY_STATUSES[emergency.status]}</Tag>
        </Box>
        <Box className="t-soft">{`${emergency.townName} ${emergency.villageName}`}</Box>
        {emergency.outcome ? <Box>{`处置结果：${EMERGENCY_OUTCOMES[emergency.outcome]}`}</Box> : null}
        {emergency.visit ? (
          <Box className="t-soft">{`${sayDate(emergency.visit.visitedOn, localDay())}已有探访记录`}</Box>
        ) : null}
      </Card>
      <Section id="emergency-events" title="经过">
        {emergency.events.map((event) => (
          <Box key={event.id}>
            <Box className="t-small t-soft t-num">{`${when(event.at)} ${event.accountName}`}</Box>
            <Box>
              {[EMERGENCY_ENTRIES[event.kind], event.outcome && EMERGENCY_OUTCOMES[event.outcome], event.what]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
        ))}
      </Section>
      {actions.length > 0 ? <Disposition emergency={emergency} onChanged={onChanged} /> : null}
    </>
  );
}

function Disposition({ emergency, onChanged }: EmergencyViewProps) {
  const [outcome, setOutcome] = useState<EmergencyOutcome | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (what: 'outcomes' | 'archive', body: Partial<SettleEmergency>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await api.post(`/emergencies/${emergency.id}/${what}`, { ...body, clientId: newClientId() });
      setNote('');
      say(what === 'archive' ? '已归档。' : '处置结果已记下。');
      await onChanged();
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  const { actions } = emergency;
  const isFirst = actions.includes('settle');
  return (
    <Section title={isFirst ? '处置结果' : '更正或归档'}>
      {isFirst || actions.includes('correct') ? (
        <>
          <SelectField
            id="outcome"
            label="处置结果"
            options={optionsOf(EMERGENCY_OUTCOMES)}
            value={outcome}
            onChange={setOutcome}
            required
          />
          <AreaField label="处置经过" value={note} onChange={setNote} maxLength={500} />
          {refusal ? (
            <Notice tone="bad" id="refusal">
              {refusal}
            </Notice>
          ) : null}
          <Button
            id="settle"
            kind={isFirst ? 'primary' : 'secondary'}
            block
            onPress={() => (outcome ? void send('outcomes', { outcome, note }) : setRefusal('请选择处置结果。'))}
          >
            {isFirst ? '记录处置结果' : '更正处置结果'}
          </Button>
        </>
      ) : null}
      {actions.includes('archive') ? (
        <Button id="archive" kind="primary" block onPress={() => void send('archive', {})}>
          归档
        </Button>
      ) : null}
    </Section>
  );
}
