import { Button } from '@tarojs/components';

import type { PhoneCodeButtonProps } from './phone-code-button.types';

/** WeChat's button that asks the person for the phone number. */
export function PhoneCodeButton({ id, children, onCode }: PhoneCodeButtonProps) {
  return (
    <Button
      id={id}
      className="btn btn--secondary btn--block"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => onCode((event.detail as { code?: string }).code ?? null)}
    >
      {children}
    </Button>
  );
}
