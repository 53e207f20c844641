import type { RevealedNumber } from '@tanfang/contracts';
import { useEffect, useState } from 'react';

import { nowMs } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { Box, Button, Choice, Notice, optionsOf, Press, Sheet, TextField, Txt } from '@/ui';

import './reveal-number.scss';

const REASONS = {
  visit: '上门前电话联系',
  check: '核对登记信息',
  benefit: '办理补贴或救助',
  emergency: '紧急联系',
  other: '其他',
} as const;
type ReasonCode = keyof typeof REASONS;

interface RevealNumberProps {
  id: string;
  elderId: number;
  field: 'idNumber' | 'phone' | 'contactPhone';
  contactId?: number;
  /** What it is, in words: 身份证号. */
  label: string;
  masked: string;
}

/** A masked number, shown for a reason; it hides again by itself when its minutes are over. */
export function RevealNumber({ id, elderId, field, contactId, label, masked }: RevealNumberProps) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<RevealedNumber | null>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const left = Math.max(0, new Date(shown.expiresAt).getTime() - nowMs());
    // A device's clock may be wrong: never longer than five minutes.
    const timer = setTimeout(() => setShown(null), Math.min(left || 60_000, 300_000));
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <Box className="reveal" id={id}>
      <Txt className="t-soft">{label}</Txt>
      <Txt className="t-num">{shown ? shown.value : masked}</Txt>
      {shown ? (
        <>
          <Txt className="t-small t-soft">{`${clockTime(shown.expiresAt)}前可见，查看已记录`}</Txt>
          <Press id={`${id}-hide`} className="reveal__ask" onPress={() => setShown(null)}>
            收起
          </Press>
        </>
      ) : (
        <Press id={`${id}-ask`} className="reveal__ask" label={`查看完整${label}`} onPress={() => setAsking(true)}>
          查看
        </Press>
      )}
      {asking ? (
        <ReasonSheet
          label={label}
          ask={(reason) => api.post(`/elders/${elderId}/reveal`, { field, contactId, reason })}
          onShown={(number) => {
            setAsking(false);
            setShown(number);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Box>
  );
}

interface ReasonSheetProps {
  label: string;
  ask: (reason: string) => Promise<RevealedNumber>;
  onShown: (number: RevealedNumber) => void;
  onClose: () => void;
}

function ReasonSheet({ label, ask, onShown, onClose }: ReasonSheetProps) {
  const [code, setCode] = useState<ReasonCode | null>(null);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const reason = code === 'other' ? words.trim() : code && REASONS[code];
  const show = async () => {
    if (!reason || reason.length < 2) return setError('请选择查看事由；选“其他”的请写明。');
    setBusy(true);
    try {
      onShown(await ask(reason));
    } catch (problem) {
      setError(asProblem(problem).detail);
      setBusy(false);
    }
  };
  return (
    <Sheet title={`查看完整${label}`} onClose={onClose}>
      <Box className="reveal__form">
        <Box className="t-soft">请说明用途。谁在什么时候为什么查看，会记在档案里，老人和家属也能看到。</Box>
        <Choice
          id="reveal-reason"
          label="查看事由"
          options={optionsOf(REASONS)}
          value={code}
          onChange={setCode}
          stacked
        />
        {code === 'other' ? (
          <TextField id="reveal-words" label="事由" required value={words} maxLength={200} onChange={setWords} />
        ) : null}
        {error ? <Notice tone="bad">{error}</Notice> : null}
        <Button id="reveal-show" kind="primary" block busy={busy && '正在取号码'} onPress={() => void show()}>
          显示
        </Button>
      </Box>
    </Sheet>
  );
}

function clockTime(instant: string): string {
  const at = new Date(instant);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}
