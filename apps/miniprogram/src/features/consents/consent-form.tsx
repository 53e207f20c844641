import type { ConsentTextView } from '@tanfang/contracts';
import { CONSENT_KINDS, CONSENT_SIGNERS, CONSENT_WAYS, RELATIONS } from '@tanfang/domain';
import { useRef, useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import { AreaField, Box, Button, Card, Choice, Field, Img, Notice, optionsOf, SelectField, TextField } from '@/ui';
import { SignaturePad } from '@/ui/signature-pad';

import { recordConsent } from './calls';
import {
  checkConsent,
  consentRequest,
  emptyConsent,
  type ConsentDraft,
  type ConsentErrors,
  type FileConsent,
} from './consent-draft';
import './consents.scss';

interface ConsentFormProps {
  elderId: number;
  elderName: string;
  kind: FileConsent;
  text: ConsentTextView;
  onSaved: () => void;
}

/** The words to read out, what the elder says to them, and who says it how. */
export function ConsentForm({ elderId, elderName, kind, text, onSaved }: ConsentFormProps) {
  const [draft, setDraft] = useState<ConsentDraft>(emptyConsent);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ConsentErrors>({});
  const errors: ConsentErrors = tried ? { ...refused, ...checkConsent(draft) } : {};
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const clientId = useRef(newClientId());
  const set = (change: Partial<ConsentDraft>) => {
    setDraft((now) => ({ ...now, ...change }));
    setRefused({});
    setRefusal(null);
  };

  const save = async () => {
    setTried(true);
    setRefusal(null);
    if (Object.keys(checkConsent(draft)).length > 0) return setRefusal('还有内容没有填，请看下面标出的地方。');
    setBusy(true);
    try {
      await recordConsent(elderId, consentRequest(kind, draft, text, clientId.current));
      onSaved();
    } catch (error) {
      const problem = asProblem(error);
      setRefused(problem.fieldErrors);
      setRefusal(
        problem.isNetwork ? '没有网络，意愿还没有登记。填写的内容还在这一页，联网后再点登记。' : problem.detail,
      );
      // Another body needs another id; the same body sent again after a lost answer keeps its own.
      if (!problem.isNetwork) clientId.current = newClientId();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Card id="consent-text">
        <Box className="t-small t-soft">{`请把下面的内容读给老人听（${text.version}版）`}</Box>
        <Box className="t-lead consents__text">{text.text}</Box>
      </Card>
      <Card>
        <Field label={CONSENT_KINDS[kind]} required error={errors.granted}>
          <Choice
            id="consent-granted"
            label={CONSENT_KINDS[kind]}
            options={optionsOf({ yes: '同意', no: '不同意或撤回' })}
            value={draft.granted === null ? null : draft.granted ? 'yes' : 'no'}
            onChange={(code) => set({ granted: code === 'yes' })}
          />
        </Field>
        {draft.granted === false ? (
          <AreaField
            id="consent-reason"
            label="原因"
            required
            hint="登记后马上生效，不再安排。以前的登记保留。"
            value={draft.reason}
            maxLength={500}
            error={errors.reason}
            onChange={(reason) => set({ reason })}
          />
        ) : null}
        <Declaration elderName={elderName} draft={draft} errors={errors} set={set} />
      </Card>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Button id="consent-save" kind="primary" block busy={busy && '正在登记'} onPress={() => void save()}>
        登记
      </Button>
    </>
  );
}

interface DeclarationProps {
  elderName: string;
  draft: ConsentDraft;
  errors: ConsentErrors;
  set: (change: Partial<ConsentDraft>) => void;
}

function Declaration({ elderName, draft, errors, set }: DeclarationProps) {
  return (
    <>
      <Field label="由谁表示" required error={errors['declaration.signer']}>
        <Choice
          id="consent-signer"
          label="由谁表示"
          options={optionsOf(CONSENT_SIGNERS)}
          value={draft.signer}
          onChange={(signer) => set({ signer, signerName: signer === 'elder' ? elderName : '' })}
        />
      </Field>
      {draft.signer === 'relative' ? (
        <SelectField
          id="consent-relation"
          label="与老人关系"
          required
          options={optionsOf(RELATIONS)}
          value={draft.relation}
          error={errors['declaration.relation']}
          onChange={(relation) => set({ relation })}
        />
      ) : null}
      {draft.signer ? (
        <TextField
          id="consent-signer-name"
          label="表示人姓名"
          required
          value={draft.signerName}
          maxLength={60}
          error={errors['declaration.signerName']}
          onChange={(signerName) => set({ signerName })}
        />
      ) : null}
      <Field label="表示方式" required error={errors['declaration.how']}>
        <Choice
          id="consent-how"
          label="表示方式"
          options={optionsOf(CONSENT_WAYS)}
          value={draft.how}
          onChange={(how) => set({ how })}
        />
      </Field>
      {draft.how === 'spoken' ? (
        <TextField
          id="consent-witness"
          label="见证人姓名"
          required
          hint="老人不识字或手不方便时，由在场的另一人见证。"
          value={draft.witnessName}
          maxLength={60}
          error={errors['declaration.witnessName']}
          onChange={(witnessName) => set({ witnessName })}
        />
      ) : null}
      {draft.how === 'signature' ? (
        <Field label="签字" required error={errors['declaration.signature']}>
          <SignatureField value={draft.signature} onChange={(signature) => set({ signature })} />
        </Field>
      ) : null}
    </>
  );
}

/** A signature: the pad, or what was signed. */
export function SignatureField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (image: string | null) => void;
}) {
  const [signing, setSigning] = useState(value === null);
  if (signing) {
    return (
      <SignaturePad
        onDone={(image) => {
          setSigning(false);
          if (image) onChange(image);
        }}
      />
    );
  }
  return (
    <>
      {value ? <Img className="consents__signature" src={value} alt="签字" /> : null}
      <Button id="sign-again" icon="edit" onPress={() => setSigning(true)}>
        {value ? '重新签' : '签字'}
      </Button>
    </>
  );
}
