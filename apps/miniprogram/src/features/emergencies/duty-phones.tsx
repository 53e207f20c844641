import type { ChangeDutyPhones, DutyPhones } from '@tanfang/contracts';
import { useState } from 'react';

import type { Problem } from '@/platform/problem';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { sayProblem } from '@/platform/sending';
import { Box, Button, Card, Empty, Facts, Loaded, Notice, Refusal, say, Section, TextField } from '@/ui';

type Phone = ChangeDutyPhones['phones'][number];

/** As many as the sheet of an emergency shows without scrolling. */
const MOST = 5;

/** 值班电话 of the account's own place, and those of the levels above, which the sheet of an emergency shows with them. */
export function DutyPhonesForm() {
  const duty = useResource('duty-phones', () => api.get<DutyPhones>('/duty-phones'));
  return (
    <Loaded resource={duty}>
      {({ items: [own, ...above] }) =>
        own ? (
          <>
            <Notice>{`下面的电话显示在${own.regionName}每位探访员的“紧急求助”里，一点就拨。请填 24 小时有人接的电话。`}</Notice>
            <OwnPhones key={own.regionCode} regionCode={own.regionCode} name={own.regionName} known={own.phones} />
            {above.map(({ regionCode, regionName, phones }) => (
              <Section key={regionCode} title={regionName}>
                {phones.length > 0 ? (
                  <Card>
                    <Facts items={phones.map(({ label, phone }) => [label, phone])} />
                  </Card>
                ) : (
                  <Box className="t-soft">还没有填写，由上级填写。</Box>
                )}
              </Section>
            ))}
          </>
        ) : (
          <Empty title="没有您负责的地区">请联系系统管理员。</Empty>
        )
      }
    </Loaded>
  );
}

interface OwnPhonesProps {
  regionCode: string;
  name: string;
  known: readonly Phone[];
}

function OwnPhones({ regionCode, name, known }: OwnPhonesProps) {
  const [phones, setPhones] = useState<Phone[]>(known.length > 0 ? [...known] : [{ label: '', phone: '' }]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (at: number, part: Partial<Phone>) => {
    setProblem(null);
    setPhones((now) => now.map((phone, i) => (i === at ? { ...phone, ...part } : phone)));
  };
  const errors = problem?.fieldErrors ?? {};
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await api.put<DutyPhones>(`/duty-phones/${regionCode}`, { phones });
      say('值班电话已保存，探访员下次打开“紧急求助”就能看到。');
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={name}>
      <Refusal words={sayProblem(problem)} />
      {phones.map((phone, at) => (
        // A row has no identity beside its place.
        <Card key={at}>
          <TextField
            id={`duty-label-${at}`}
            label="名称"
            placeholder="例如：村委会值班室"
            maxLength={40}
            value={phone.label}
            error={errors[`phones.${at}.label`]}
            onChange={(label) => change(at, { label })}
          />
          <TextField
            id={`duty-phone-${at}`}
            label="电话"
            type="tel"
            maxLength={20}
            value={phone.phone}
            error={errors[`phones.${at}.phone`]}
            onChange={(text) => change(at, { phone: text })}
          />
          <Button
            id={`duty-remove-${at}`}
            kind="quiet"
            onPress={() => setPhones((now) => now.filter((_, i) => i !== at))}
          >
            删去这个电话
          </Button>
        </Card>
      ))}
      {phones.length < MOST ? (
        <Button id="duty-add" icon="plus" onPress={() => setPhones((now) => [...now, { label: '', phone: '' }])}>
          再加一个电话
        </Button>
      ) : null}
      <Button id="duty-save" kind="primary" block busy={busy && '正在保存'} onPress={() => void save()}>
        保存
      </Button>
    </Section>
  );
}
