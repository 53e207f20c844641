import type { DutyPhones, ElderFile, ReportEmergency } from '@tanfang/contracts';
import { RELATIONS } from '@tanfang/domain';
import { useState } from 'react';

import { emergencyNotes, noteEmergency } from '@/offline/emergency-notes';
import { localTime } from '@/platform/clock';
import { dial } from '@/platform/phone';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { readStored, writeStored } from '@/platform/storage';
import { Box, Button, Icon, Notice, Press, Section, Sheet, Txt } from '@/ui';

import './emergency.scss';

/** For whom help is called. */
export interface EmergencyElder {
  elderId: number;
  name: string;
  address: string;
}

const NUMBERS = [
  { number: '120', words: '急救' },
  { number: '110', words: '报警' },
  { number: '119', words: '火警' },
] as const;

/** Public help first, then the elder's own people; what was done is noted with its time. */
export function EmergencySheet({ elder, onClose }: { elder: EmergencyElder | null; onClose: () => void }) {
  const [shown, setShown] = useState<string | null>(null);
  const [, refresh] = useState(0);
  const call = async (number: string, kind: ReportEmergency['kind'], what: string) => {
    const result = await dial(number);
    if (result === 'cancelled') return;
    setShown(result === 'shown' ? `请立即用电话拨打 ${number}` : null);
    noteEmergency(elder?.elderId ?? null, kind, what);
    refresh((count) => count + 1);
  };
  const notes = emergencyNotes(elder?.elderId ?? null);

  return (
    <Sheet title="紧急求助" onClose={onClose}>
      <Box className="emergency__numbers">
        {NUMBERS.map(({ number, words }) => (
          <Press
            key={number}
            id={`call-${number}`}
            className="emergency__number"
            onPress={() => void call(number, 'public_call', `拨打${number}`)}
          >
            <Txt className="t-display">{number}</Txt>
            <Txt>{words}</Txt>
          </Press>
        ))}
      </Box>
      {shown ? <Notice tone="bad">{shown}</Notice> : null}
      {elder ? (
        <>
          <Notice>{`告诉接线员：${elder.name}，住 ${elder.address}`}</Notice>
          <Contacts elderId={elder.elderId} onCall={(number, what) => call(number, 'contact_call', what)} />
        </>
      ) : (
        <Box className="t-soft">打开老人的页面后再点“紧急求助”，可以看到地址，并直接联系家属。</Box>
      )}
      <DutyNumbers onCall={(number, what) => call(number, 'duty_call', what)} />
      {notes.length > 0 ? (
        <Section title="已记下">
          {notes.map((note) => (
            <Box key={note.at} className="t-num">{`${localTime(note.at)} ${note.what}`}</Box>
          ))}
          {elder ? <Box className="t-soft t-small">处理完以后填写探访记录，这些会自动带上。</Box> : null}
        </Section>
      ) : null}
    </Sheet>
  );
}

const DUTY_KEY = 'duty-phones';

/** Numbers on duty of the village, the town and the bureau; as last read where there is no network. */
function DutyNumbers({ onCall }: { onCall: (number: string, what: string) => Promise<void> }) {
  const duty = useResource('duty-phones', async () => {
    const read = await api.get<DutyPhones>('/duty-phones');
    writeStored(DUTY_KEY, read);
    return read;
  });
  const known = duty.data ?? readStored<DutyPhones>(DUTY_KEY);
  const rows = (known?.items ?? []).flatMap(({ regionName, phones }) =>
    phones.map(({ label, phone }) => ({ phone, words: `${regionName} ${label}` })),
  );
  if (rows.length === 0) return null;
  return (
    <Section title="联系村（居）和镇">
      {rows.map(({ phone, words }) => (
        <Button key={phone + words} block icon="phone" onPress={() => void onCall(phone, `联系${words}`)}>
          {words}
        </Button>
      ))}
    </Section>
  );
}

/** The first contact and the others, dialled through a reveal that the server notes. */
function Contacts({ elderId, onCall }: { elderId: number; onCall: (number: string, what: string) => Promise<void> }) {
  const file = useResource(`emergency-${elderId}`, () => api.get<ElderFile>(`/elders/${elderId}`));
  const [trouble, setTrouble] = useState<string | null>(null);
  const reach = async (contact: ElderFile['contacts'][number]) => {
    setTrouble(null);
    try {
      const body = { field: 'contactPhone', contactId: contact.id, reason: '紧急联系家属' };
      const { value } = await api.post<{ value: string }>(`/elders/${elderId}/reveal`, body);
      await onCall(value, `联系${contact.name}`);
    } catch (error) {
      setTrouble(asProblem(error).detail);
    }
  };
  if (file.problem) return <Notice tone="warn">现在取不到家属的电话。请先拨打 120 或 110，再联系村（居）干部。</Notice>;
  return (
    <Section title="联系家属">
      {(file.data?.contacts ?? []).map((contact) => (
        <Button key={contact.id} block icon="phone" onPress={() => void reach(contact)}>
          {`${contact.ordinal === 1 ? '第一联系人 ' : ''}${contact.name}（${RELATIONS[contact.relation]}）`}
        </Button>
      ))}
      {file.loading ? <Box className="t-soft">正在取联系人</Box> : null}
      {trouble ? (
        <Notice tone="bad">
          <Icon name="alert" />
          {trouble}
        </Notice>
      ) : null}
    </Section>
  );
}
