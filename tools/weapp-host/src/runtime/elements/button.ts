import { HostElement } from './element.js';
import { services } from './services.js';
import { FormElement } from './form.js';

const REFLECTED = ['type', 'size', 'plain', 'loading'];

/** The event that answers each open type. */
const OPEN_TYPE_EVENTS: Record<string, string> = {
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  chooseAvatar: 'chooseavatar',
  contact: 'contact',
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  launchApp: 'launchapp',
  openSetting: 'opensetting',
};

/** `<button>`: submits and resets forms, opens WeChat's own dialogs (answered by a test), shares. */
export class ButtonElement extends HostElement {
  override create(): void {
    this.setAttribute('role', 'button');
    this.tabIndex = 0;
    this.addEventListener('click', () => {
      if (!this.isDisabled) void this.press();
    });
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') this.click();
    });
  }

  override activate(): void {
    this.click();
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (REFLECTED.includes(name)) this.reflect(name, value);
    if (name === 'disabled') {
      this.reflect('disabled', this.isDisabled);
      this.setAttribute('aria-disabled', String(this.isDisabled));
    }
  }

  private async press(): Promise<void> {
    const form = this.closest('wx-form');
    const formType = this.properties['form-type'];
    if (form instanceof FormElement && formType === 'submit') form.submit();
    if (form instanceof FormElement && formType === 'reset') form.reset();
    await this.open(String(this.properties['open-type'] ?? ''));
  }

  private async open(openType: string): Promise<void> {
    if (openType === '') return;
    if (openType === 'share') {
      services().share(this);
      return;
    }
    const event = OPEN_TYPE_EVENTS[openType];
    if (event === undefined) services().reportProblem('button', `open-type "${openType}" is not run by this host`);
    else this.emit(event, await services().openType(openType));
  }
}
