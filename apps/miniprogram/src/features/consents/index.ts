export { consentTexts } from './calls';
export type { FileConsent } from './consent-draft';
export { ConsentForm } from './consent-form';
export { ConsentsFold } from './consents-fold';
export { HomePlaceCard } from './home-place-card';
export { LooksFold } from './looks-fold';
export { SignaturesFold } from './signatures-fold';
