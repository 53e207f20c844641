import { HostElement, isTrue, keepInside, toNumber } from './element.js';

/** WeChat's limit when the app gives none. */
const DEFAULT_MAX_LENGTH = 140;

const STYLE = `<style>
:host { display: block; min-height: 1.4em }
input, textarea { all: unset; display: block; box-sizing: border-box; width: 100%; height: 100%; font: inherit;
  color: inherit; text-align: inherit; white-space: pre-wrap; overflow-wrap: break-word }
</style>`;

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' };

/** What `<input>` and `<textarea>` have in common: a text field with WeChat's events. */
abstract class TextField extends HostElement {
  protected field!: HTMLInputElement | HTMLTextAreaElement;
  private initial: string | undefined;

  protected createField(tag: 'input' | 'textarea'): void {
    const inside = this.fill(`${STYLE}<${tag}></${tag}>`);
    this.field = inside.lastElementChild as HTMLInputElement | HTMLTextAreaElement;
    keepInside(this.field, 'input', 'change', 'focus', 'blur');
    this.field.addEventListener('input', () => this.typed());
    this.field.addEventListener('focus', () => this.emit('focus', { value: this.field.value, height: 0 }));
    this.field.addEventListener('blur', () => this.emit('blur', { value: this.field.value }));
    this.setMaxLength(DEFAULT_MAX_LENGTH);
  }

  override activate(): void {
    this.field.focus();
  }

  override get formValue(): string {
    return this.field.value;
  }

  override resetValue(): void {
    this.field.value = this.initial ?? '';
  }

  protected override propertyChanged(name: string, value: unknown): void {
    const field = this.field;
    if (name === 'value') this.setValue(value);
    else if (name === 'placeholder') field.placeholder = value == null ? '' : String(value);
    else if (name === 'maxlength') this.setMaxLength(toNumber(value, DEFAULT_MAX_LENGTH));
    else if (name === 'disabled') field.disabled = this.isDisabled;
    else if (name === 'focus' && isTrue(value)) queueMicrotask(() => field.focus());
    else if (name.startsWith('aria-')) this.labelField(name, value);
  }

  /** The name belongs to the field that takes the focus. */
  private labelField(name: string, value: unknown): void {
    this.removeAttribute(name);
    this.field.setAttribute(name, String(value ?? ''));
  }

  private setValue(value: unknown): void {
    const text = value === null || value === undefined ? '' : String(value);
    this.initial ??= text;
    if (this.field.value !== text) this.field.value = text;
  }

  private setMaxLength(length: number): void {
    if (length >= 0) this.field.maxLength = length;
    else this.field.removeAttribute('maxlength');
  }

  private typed(): void {
    const { value, selectionStart } = this.field;
    this.updateModel('value', value);
    this.emit('input', { value, cursor: selectionStart ?? value.length, keyCode: 0 });
  }
}

export class InputElement extends TextField {
  override create(): void {
    this.createField('input');
    this.field.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter') this.emit('confirm', { value: this.field.value });
    });
  }

  protected override propertyChanged(name: string, value: unknown): void {
    super.propertyChanged(name, value);
    const field = this.field as HTMLInputElement;
    if (name === 'password') field.type = isTrue(value) ? 'password' : 'text';
    if (name === 'type') field.inputMode = KEYBOARDS[String(value)] ?? 'text';
  }
}

export class TextareaElement extends TextField {
  override create(): void {
    this.createField('textarea');
  }
}
