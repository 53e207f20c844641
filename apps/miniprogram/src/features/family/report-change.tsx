import { CHANGE_TOPICS, type ChangeTopic } from '@tanfang/domain';
import { useRef, useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { AreaField, Button, Choice, Field, Notice, optionsOf, say, Sheet, TextField } from '@/ui';

/** "情况有变化": the family says so, the village looks at it and changes the file. */
export function ReportChange({ elderId }: { elderId: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button id="report-change" icon="edit" block onPress={() => setOpen(true)}>
        情况有变化
      </Button>
      {open ? <ReportSheet elderId={elderId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReportSheet({ elderId, onClose }: { elderId: number; onClose: () => void }) {
  const [topic, setTopic] = useState<ChangeTopic | null>(null);
  const [text, setText] = useState('');
  const [phone, setPhone] = useState('');
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const clientId = useRef(newClientId());
  const send = async () => {
    const missing = {
      ...(topic === null ? { topic: '请选择哪方面有变化' } : {}),
      ...(text.trim() === '' ? { text: '请说明有什么变化' } : {}),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    setRefusal(null);
    try {
      const of = topic === 'phone' && phone.trim() ? { phone } : {};
      await api.post(`/family/elders/${elderId}/changes`, { clientId: clientId.current, topic, text, ...of });
      say('已告诉村（社区），他们核对后会更新档案。');
      onClose();
    } catch (error) {
      const problem = asProblem(error);
      setErrors(problem.fieldErrors);
      setRefusal(problem.isNetwork ? '没有网络，还没有发出。请联网后再点发送。' : problem.detail);
      if (!problem.isNetwork) clientId.current = newClientId();
      setBusy(false);
    }
  };
  return (
    <Sheet title="情况有变化" onClose={onClose}>
      <Field label="哪方面" required error={errors.topic}>
        <Choice
          id="change-topic"
          label="哪方面"
          options={optionsOf(CHANGE_TOPICS)}
          value={topic}
          stacked
          onChange={setTopic}
        />
      </Field>
      {topic === 'phone' ? (
        <TextField
          id="change-phone"
          label="新的电话"
          type="tel"
          value={phone}
          maxLength={20}
          error={errors.phone}
          onChange={setPhone}
        />
      ) : null}
      <AreaField
        id="change-text"
        label="说明"
        required
        placeholder="例如：12月起住到我家；住院了，下周出院"
        value={text}
        maxLength={300}
        error={errors.text}
        onChange={setText}
      />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Button id="change-send" kind="primary" block busy={busy && '正在发送'} onPress={() => void send()}>
        发送
      </Button>
    </Sheet>
  );
}
