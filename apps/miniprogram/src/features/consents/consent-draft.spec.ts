import { checkConsent, consentRequest, emptyConsent } from './consent-draft';

const TEXT = { kind: 'home_visit', version: '2023-11', since: '2023-11-27', text: '……' } as const;
const SIGNED = {
  ...emptyConsent(),
  granted: true,
  signer: 'elder' as const,
  signerName: ' 王秀英 ',
  how: 'signature' as const,
  signature: 'data:image/png;base64,AAAA',
};

it('names everything that is missing, at its field', () => {
  expect(Object.keys(checkConsent(emptyConsent()))).toEqual([
    'granted',
    'declaration.signer',
    'declaration.signerName',
    'declaration.how',
  ]);
  const spoken = {
    ...emptyConsent(),
    granted: false,
    signer: 'relative' as const,
    signerName: '王芳',
    how: 'spoken' as const,
  };
  expect(Object.keys(checkConsent(spoken))).toEqual(['reason', 'declaration.relation', 'declaration.witnessName']);
  expect(checkConsent({ ...SIGNED, signature: null })).toEqual({ 'declaration.signature': '请在签字区签字' });
  expect(checkConsent(SIGNED)).toEqual({});
});

it('sends what belongs to the way that was chosen, and nothing else', () => {
  const request = consentRequest('home_visit', { ...SIGNED, witnessName: '旧的见证人', relation: 'child' }, TEXT, 'c');
  expect(request).toEqual({
    clientId: 'c',
    kind: 'home_visit',
    granted: true,
    textVersion: '2023-11',
    declaration: { signer: 'elder', signerName: '王秀英', how: 'signature', signature: SIGNED.signature },
  });
});
