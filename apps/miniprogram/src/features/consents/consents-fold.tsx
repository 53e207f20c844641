import type { ConsentRecord } from '@tanfang/contracts';
import { CONSENT_KINDS, CONSENT_SIGNERS, CONSENT_WAYS, RELATIONS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Box, Button, Fold, Img, Loaded, sayDate, Tag, Txt } from '@/ui';

import { consentsOf } from './calls';
import type { FileConsent } from './consent-draft';
import './consents.scss';

const ON_FILE: readonly FileConsent[] = ['regular_visits', 'home_visit', 'service_handover'];

interface ConsentsFoldProps {
  elderId: number;
  mayRecord: boolean;
}

/** From a file: what the elder agreed to, how, and everything declared before. */
export function ConsentsFold(props: ConsentsFoldProps) {
  return (
    <Fold id="consents" title="知情同意" summary="探访、上门、家属查看、转介服务组织">
      <Consents {...props} />
    </Fold>
  );
}

function Consents({ elderId, mayRecord }: ConsentsFoldProps) {
  const records = useResource(`consents-${elderId}`, () => consentsOf(elderId));
  return (
    <Loaded resource={records}>
      {({ items }) => (
        <>
          {mayRecord ? (
            <Box className="consents__actions">
              {ON_FILE.map((kind) => (
                <Button
                  key={kind}
                  id={`consent-${kind}`}
                  onPress={() => open('consent', { id: elderId, kind })}
                >{`登记：${CONSENT_KINDS[kind]}`}</Button>
              ))}
            </Box>
          ) : null}
          {items.map((one) => (
            <OneConsent key={one.id} one={one} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function OneConsent({ one }: { one: ConsentRecord }) {
  return (
    <Box className="consents__one">
      <Box className="tags">
        <Txt className="t-strong">{CONSENT_KINDS[one.kind]}</Txt>
        <Tag tone={one.inForce ? (one.granted ? 'good' : 'warn') : 'plain'}>
          {`${one.granted ? '同意' : '不同意'}${one.inForce ? '，现在有效' : '，已由后来的登记代替'}`}
        </Tag>
      </Box>
      {one.reason ? <Box>{`原因：${one.reason}`}</Box> : null}
      <Box className="t-small t-soft">{sayHow(one)}</Box>
      {one.signature ? <Img className="consents__signature" src={one.signature} alt="签字" /> : null}
    </Box>
  );
}

function sayHow(one: ConsentRecord): string {
  const who = one.signer
    ? `${one.signerName ?? ''}（${one.relation ? RELATIONS[one.relation] : CONSENT_SIGNERS[one.signer]}）${one.how ? CONSENT_WAYS[one.how] : ''}`
    : '登记表勾选，没有签字';
  const witness = one.witnessName ? `，见证人${one.witnessName}` : '';
  const words = one.textVersion ? `，告知内容${one.textVersion}版` : '';
  return `${sayDate(localDay(one.recordedAt), localDay())} ${who}${witness}${words}；${one.recordedByName}登记`;
}
