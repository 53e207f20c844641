import { HostElement, toNumber } from './element.js';
import { services } from './services.js';

type Column = unknown[];

/**
 * `<picker>`: a tap opens a sheet with 取消 and 确定. Columns are native select boxes and dates native date fields,
 * so that a test can set them as it sets any form field.
 */
export class PickerElement extends HostElement {
  override create(): void {
    this.setAttribute('role', 'button');
    this.tabIndex = 0;
    this.addEventListener('click', () => this.activate());
  }

  override activate(): void {
    if (!this.isDisabled) this.open();
  }

  override get formValue(): unknown {
    return this.properties.value;
  }

  private get mode(): string {
    return String(this.properties.mode || 'selector');
  }

  private open(): void {
    if (!['selector', 'multiSelector', 'date', 'time'].includes(this.mode)) {
      services().reportProblem('picker', `mode "${this.mode}" is not run by this host`);
      return;
    }
    const sheet = document.createElement('div');
    sheet.className = 'wx-sheet';
    sheet.setAttribute('role', 'dialog');
    sheet.innerHTML =
      '<div class="wx-sheet-box"><div class="wx-sheet-bar"><button data-action="cancel">取消</button>' +
      '<button data-action="confirm">确定</button></div><div class="wx-sheet-body"></div></div>';
    const body = sheet.querySelector('.wx-sheet-body') as HTMLElement;
    const read = this.isColumns() ? this.fillColumns(body) : this.fillDate(body);
    sheet.addEventListener('click', (event) => {
      const action = (event.target as HTMLElement).dataset.action;
      if (action === undefined) return;
      sheet.remove();
      if (action === 'confirm') this.choose(read());
      else this.emit('cancel');
    });
    services().overlay.append(sheet);
  }

  private choose(value: unknown): void {
    this.properties.value = value;
    this.updateModel('value', value);
    this.emit('change', { value });
  }

  private isColumns(): boolean {
    return this.mode === 'selector' || this.mode === 'multiSelector';
  }

  /** @returns a reader of the chosen indexes: one as text, or several as numbers, as WeChat gives them */
  private fillColumns(body: HTMLElement): () => unknown {
    const single = this.mode === 'selector';
    const range = (this.properties.range ?? []) as Column;
    const columns = single ? [range] : (range as Column[]);
    const chosen = (single ? [this.properties.value] : (this.properties.value ?? [])) as unknown[];
    const boxes = columns.map((column, index) => {
      const box = document.createElement('select');
      box.size = 6;
      for (const [position, entry] of column.entries()) box.add(new Option(this.labelOf(entry), String(position)));
      box.value = String(toNumber(chosen[index], 0));
      box.addEventListener('change', () => {
        if (!single) this.emit('columnchange', { column: index, value: Number(box.value) });
      });
      return box;
    });
    body.append(...boxes);
    return () => (single ? String(boxes[0]?.value ?? '') : boxes.map((box) => Number(box.value)));
  }

  private labelOf(entry: unknown): string {
    const key = String(this.properties['range-key'] ?? '');
    const label = entry !== null && typeof entry === 'object' ? (entry as Record<string, unknown>)[key] : entry;
    return String(label ?? '');
  }

  private fillDate(body: HTMLElement): () => unknown {
    const field = document.createElement('input');
    const byMonth = this.properties.fields === 'month';
    field.type = this.mode === 'time' ? 'time' : byMonth ? 'month' : 'date';
    field.min = String(this.properties.start ?? '');
    field.max = String(this.properties.end ?? '');
    field.value = String(this.properties.value ?? '');
    body.append(field);
    return () => field.value;
  }
}

/** `<picker-view>`: its columns are scroll lists; the value is the index at the top of each. */
export class PickerViewElement extends HostElement {
  columnChanged(): void {
    this.emit('change', { value: this.columns().map((column) => column.index) });
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (name !== 'value' || !Array.isArray(value)) return;
    // the columns are children and are made after this property is set
    setTimeout(() => this.columns().forEach((column, position) => column.scrollToIndex(toNumber(value[position], 0))));
  }

  private columns(): PickerViewColumnElement[] {
    return [...this.querySelectorAll('wx-picker-view-column')] as PickerViewColumnElement[];
  }
}

export class PickerViewColumnElement extends HostElement {
  index = 0;

  override create(): void {
    this.addEventListener('scrollend', () => {
      const height = this.firstElementChild?.getBoundingClientRect().height ?? 0;
      const index = height > 0 ? Math.round(this.scrollTop / height) : 0;
      if (index === this.index) return;
      this.index = index;
      const view = this.closest('wx-picker-view');
      if (view instanceof PickerViewElement) view.columnChanged();
    });
  }

  scrollToIndex(index: number): void {
    this.index = index;
    const height = this.firstElementChild?.getBoundingClientRect().height ?? 0;
    this.scrollTop = index * height;
  }
}
