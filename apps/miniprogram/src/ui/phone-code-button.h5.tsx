import type { PhoneCodeButtonProps } from './phone-code-button.types';

/** Only WeChat vouches for a phone number. */
export const PhoneCodeButton = (_: PhoneCodeButtonProps): null => null;
