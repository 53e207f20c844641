import { HostElement, isTrue, keepInside } from './element.js';

/** What `<radio>`, `<checkbox>` and `<switch>` have in common: on or off, by tap or space bar. */
abstract class Toggle extends HostElement {
  protected abstract readonly toggleRole: string;
  protected checked = false;
  private initial: boolean | undefined;

  override create(): void {
    this.setAttribute('role', this.toggleRole);
    this.tabIndex = 0;
    this.setChecked(false);
    this.addEventListener('click', () => this.activate());
    this.addEventListener('keydown', (event) => {
      if (event.key === ' ') this.activate();
    });
  }

  get isChecked(): boolean {
    return this.checked;
  }

  setChecked(checked: boolean): void {
    this.checked = checked;
    this.setAttribute('aria-checked', String(checked));
  }

  override activate(): void {
    if (!this.isDisabled) this.toggle();
  }

  override resetValue(): void {
    this.setChecked(this.initial ?? false);
  }

  protected abstract toggle(): void;

  protected override propertyChanged(name: string, value: unknown): void {
    if (name === 'checked') {
      this.initial ??= isTrue(value);
      this.setChecked(isTrue(value));
    }
    if (name === 'disabled') this.setAttribute('aria-disabled', String(this.isDisabled));
  }
}

export class RadioElement extends Toggle {
  protected readonly toggleRole = 'radio';

  protected toggle(): void {
    const group = this.closest('wx-radio-group');
    if (this.checked || !(group instanceof RadioGroupElement)) return;
    group.choose(this);
  }
}

export class RadioGroupElement extends HostElement {
  override create(): void {
    this.setAttribute('role', 'radiogroup');
  }

  choose(chosen: RadioElement): void {
    for (const radio of this.radios()) radio.setChecked(radio === chosen);
    this.emit('change', { value: this.formValue });
  }

  override get formValue(): unknown {
    return (
      this.radios()
        .find((radio) => radio.isChecked)
        ?.property('value') ?? ''
    );
  }

  private radios(): RadioElement[] {
    return [...this.querySelectorAll('wx-radio')] as RadioElement[];
  }
}

export class CheckboxElement extends Toggle {
  protected readonly toggleRole = 'checkbox';

  protected toggle(): void {
    this.setChecked(!this.checked);
    const group = this.closest('wx-checkbox-group');
    if (group instanceof CheckboxGroupElement) group.changed();
  }
}

export class CheckboxGroupElement extends HostElement {
  changed(): void {
    this.emit('change', { value: this.formValue });
  }

  override get formValue(): unknown[] {
    const boxes = [...this.querySelectorAll('wx-checkbox')] as CheckboxElement[];
    return boxes.filter((box) => box.isChecked).map((box) => box.property('value'));
  }
}

export class SwitchElement extends Toggle {
  protected readonly toggleRole = 'switch';

  override get formValue(): boolean {
    return this.checked;
  }

  protected toggle(): void {
    this.setChecked(!this.checked);
    this.updateModel('checked', this.checked);
    this.emit('change', { value: this.checked });
  }
}

export class SliderElement extends HostElement {
  private range!: HTMLInputElement;

  override create(): void {
    const inside = this.fill(
      '<style>:host{display:block}input{width:100%}</style><input type="range" min="0" max="100" value="0">',
    );
    this.range = inside.querySelector('input') as HTMLInputElement;
    keepInside(this.range, 'input', 'change');
    this.range.addEventListener('input', () => this.emit('changing', { value: this.formValue }));
    this.range.addEventListener('change', () => {
      this.updateModel('value', this.formValue);
      this.emit('change', { value: this.formValue });
    });
  }

  override get formValue(): number {
    return Number(this.range.value);
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (['min', 'max', 'step', 'value'].includes(name)) this.range.setAttribute(name, String(value ?? 0));
    if (name === 'value') this.range.value = String(value ?? 0);
    if (name === 'disabled') this.range.disabled = this.isDisabled;
  }
}
