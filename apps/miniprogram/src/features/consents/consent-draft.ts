import type { ConsentTextView, RecordConsent } from '@tanfang/contracts';
import type { ConsentHow, ConsentSigner, Relation } from '@tanfang/domain';

export type FileConsent = RecordConsent['kind'];

/** A declaration that is being filled in. */
export interface ConsentDraft {
  granted: boolean | null;
  reason: string;
  signer: ConsentSigner | null;
  signerName: string;
  relation: Relation | null;
  how: ConsentHow | null;
  witnessName: string;
  signature: string | null;
}

/** Errors by field, named as the server names them. */
export type ConsentErrors = Partial<Record<string, string>>;

export const emptyConsent = (): ConsentDraft => ({
  granted: null,
  reason: '',
  signer: null,
  signerName: '',
  relation: null,
  how: null,
  witnessName: '',
  signature: null,
});

/** What is still missing, all at once; the words are the server's. */
export function checkConsent(draft: ConsentDraft): ConsentErrors {
  const { granted, reason, signer, signerName, relation, how, witnessName, signature } = draft;
  const missing: [wrong: boolean, field: string, words: string][] = [
    [granted === null, 'granted', '请选择同意或不同意'],
    [granted === false && reason.trim() === '', 'reason', '请填写不同意或撤回的原因'],
    [signer === null, 'declaration.signer', '请选择由谁表示'],
    [signerName.trim() === '', 'declaration.signerName', '请填写表示人姓名'],
    [signer === 'relative' && relation === null, 'declaration.relation', '请选择与老人关系'],
    [how === null, 'declaration.how', '请选择表示方式'],
    [how === 'spoken' && witnessName.trim() === '', 'declaration.witnessName', '口头表示的，请填写见证人姓名'],
    [how === 'signature' && signature === null, 'declaration.signature', '请在签字区签字'],
  ];
  return Object.fromEntries(missing.filter(([wrong]) => wrong).map(([, field, words]) => [field, words]));
}

/** The request of a draft that is complete. */
export function consentRequest(
  kind: FileConsent,
  draft: ConsentDraft,
  text: ConsentTextView,
  clientId: string,
): RecordConsent {
  const { granted, reason, signer, signerName, relation, how, witnessName, signature } = draft;
  if (granted === null || signer === null || how === null) throw new Error('the declaration is not complete');
  return {
    clientId,
    kind,
    granted,
    ...(granted ? {} : { reason: reason.trim() }),
    textVersion: text.version,
    declaration: {
      signer,
      signerName: signerName.trim(),
      how,
      ...(signer === 'relative' && relation ? { relation } : {}),
      ...(how === 'spoken' ? { witnessName: witnessName.trim() } : {}),
      ...(how === 'signature' && signature ? { signature } : {}),
    },
  };
}
