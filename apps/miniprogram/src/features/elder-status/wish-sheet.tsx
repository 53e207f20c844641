import { useState } from 'react';

import { AreaField, Choice, Field, optionsOf, say } from '@/ui';

import { ActSheet } from './act-sheet';
import { declareWish } from './calls';
import { useAct } from './use-act';
import { AGREEMENT_EFFECT, REFUSAL_EFFECT } from './words';

const ANSWERS = {
  home: '愿意，可以上门',
  remote: '愿意，只接受电话或视频',
  no: '不愿接受',
} as const;
type Answer = keyof typeof ANSWERS;

interface WishSheetProps {
  elderId: number;
  name: string;
  /** Declined before: asked again. */
  again: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** 探访意愿: what the elder said when asked. */
export function WishSheet({ elderId, name, again, onClose, onDone }: WishSheetProps) {
  const acting = useAct();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const confirm = async () => {
    if (answer === null) return setMissing({ answer: '请选择老人的答复' });
    if (answer === 'no' && reason.trim() === '') return setMissing({ reason: '请填写不愿接受探访的原因' });
    setMissing({});
    const wish = {
      regularVisits: answer !== 'no',
      homeVisit: answer === 'home',
      reason: answer === 'no' ? reason : null,
    };
    const done = await acting.send((clientId) => declareWish(elderId, { ...wish, clientId }));
    if (!done) return;
    say('意愿已记下。');
    onDone();
  };
  return (
    <ActSheet
      title={again ? '再问一次意愿' : '探访意愿'}
      effect={answer === 'no' ? REFUSAL_EFFECT : answer ? AGREEMENT_EFFECT : '请当面或电话问过老人后再记。'}
      confirm="保存"
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label={`${name}是否愿意接受定期探访`} required error={missing.answer}>
        <Choice id="wish" label="答复" options={optionsOf(ANSWERS)} value={answer} onChange={setAnswer} stacked />
      </Field>
      {answer === 'no' ? (
        <AreaField
          id="wish-reason"
          label="原因"
          value={reason}
          onChange={setReason}
          maxLength={200}
          required
          error={missing.reason ?? acting.errors.reason}
        />
      ) : null}
    </ActSheet>
  );
}
