import { RELATIONS, SIGNATURE_SIDES, type Relation, type SignatureSide } from '@tanfang/domain';
import { useRef, useState } from 'react';

import { localDay } from '@/platform/clock';
import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import { useResource } from '@/platform/resource';
import { Box, Button, Fold, Img, Loaded, Notice, optionsOf, sayDate, SelectField, Sheet, TextField, Txt } from '@/ui';

import { signaturesOf, signFile } from './calls';
import { SignatureField } from './consent-form';
import './consents.scss';

interface SignaturesFoldProps {
  elderId: number;
  elderName: string;
  workerName: string;
  maySign: boolean;
}

/** From a file: the signatures under Annex 3, with their days. */
export function SignaturesFold(props: SignaturesFoldProps) {
  return (
    <Fold id="signatures" title="登记表签字" summary="服务对象或者其家庭成员、工作人员">
      <Signatures {...props} />
    </Fold>
  );
}

function Signatures({ elderId, elderName, workerName, maySign }: SignaturesFoldProps) {
  const signatures = useResource(`signatures-${elderId}`, () => signaturesOf(elderId));
  const [side, setSide] = useState<SignatureSide | null>(null);
  return (
    <Loaded resource={signatures}>
      {({ items }) => (
        <>
          {items.length === 0 ? <Box className="t-soft">还没有签字。也可以打印登记表后在纸上签。</Box> : null}
          {items.map((one) => (
            <Box key={one.id} className="consents__one">
              <Txt className="t-strong">{SIGNATURE_SIDES[one.side]}</Txt>
              <Img className="consents__signature" src={one.image} alt={`${one.signerName}的签字`} />
              <Box className="t-small t-soft">
                {`${one.signerName}${one.relation ? `（${RELATIONS[one.relation]}）` : ''}，${sayDate(localDay(one.signedAt), localDay())}`}
              </Box>
            </Box>
          ))}
          {maySign ? (
            <Box className="consents__actions">
              {(Object.keys(SIGNATURE_SIDES) as SignatureSide[]).map((one) => (
                <Button key={one} id={`sign-${one}`} icon="edit" onPress={() => setSide(one)}>
                  {SIGNATURE_SIDES[one]}
                </Button>
              ))}
            </Box>
          ) : null}
          {side ? (
            <SignSheet
              elderId={elderId}
              side={side}
              name={side === 'worker' ? workerName : elderName}
              onClose={(signed) => {
                setSide(null);
                if (signed) void signatures.reload();
              }}
            />
          ) : null}
        </>
      )}
    </Loaded>
  );
}

interface SignSheetProps {
  elderId: number;
  side: SignatureSide;
  /** Who usually signs on this side. */
  name: string;
  onClose: (signed: boolean) => void;
}

const HIMSELF = { self: '老人本人' } as const;

function SignSheet({ elderId, side, name, onClose }: SignSheetProps) {
  const [signerName, setSignerName] = useState(name);
  const [relation, setRelation] = useState<Relation | 'self'>('self');
  const [image, setImage] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const clientId = useRef(newClientId());
  const save = async () => {
    if (signerName.trim() === '' || image === null) return setRefusal('请填写签字人姓名，并在签字区签字。');
    setBusy(true);
    try {
      const of = relation === 'self' ? {} : { relation };
      await signFile(elderId, { clientId: clientId.current, side, signerName: signerName.trim(), image, ...of });
      onClose(true);
    } catch (error) {
      const problem = asProblem(error);
      setRefusal(problem.isNetwork ? '没有网络，签字还没有保存。请不要关闭，联网后再点保存。' : problem.detail);
      if (!problem.isNetwork) clientId.current = newClientId();
      setBusy(false);
    }
  };
  return (
    <Sheet title={SIGNATURE_SIDES[side]} onClose={() => onClose(false)}>
      {side === 'elder_side' ? (
        <SelectField
          id="sign-relation"
          label="签字人"
          options={optionsOf({ ...HIMSELF, ...RELATIONS })}
          value={relation}
          onChange={(code) => {
            setRelation(code);
            setSignerName(code === 'self' ? name : '');
          }}
        />
      ) : null}
      <TextField
        id="sign-name"
        label="签字人姓名"
        required
        value={signerName}
        maxLength={60}
        onChange={setSignerName}
      />
      <SignatureField value={image} onChange={setImage} />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Button id="sign-save" kind="primary" block busy={busy && '正在保存'} onPress={() => void save()}>
        保存
      </Button>
    </Sheet>
  );
}
