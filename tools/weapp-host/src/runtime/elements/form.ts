import { HostElement, isHostElement } from './element.js';

/** `<form>`: gathers the values of the named elements inside it. */
export class FormElement extends HostElement {
  submit(): void {
    this.emit('submit', { value: this.values() });
  }

  reset(): void {
    for (const element of this.fields()) element.resetValue();
    this.emit('reset');
  }

  private values(): Record<string, unknown> {
    const named = this.fields().filter((element) => element.property('name') && element.formValue !== undefined);
    return Object.fromEntries(named.map((element) => [String(element.property('name')), element.formValue]));
  }

  private fields(): HostElement[] {
    return [...this.querySelectorAll('*')].filter(isHostElement);
  }
}

/** `<label>`: a tap on it is a tap on the element it names, or on the first one inside it that can be tapped. */
export class LabelElement extends HostElement {
  override create(): void {
    this.addEventListener('click', (event) => {
      const hitsControl = event.composedPath().some((node) => node !== this && isHostElement(node) && node.activate);
      if (!hitsControl) this.target()?.activate?.();
    });
  }

  private target(): HostElement | undefined {
    const id = this.properties.for;
    if (id) {
      const named = document.getElementById(String(id));
      return isHostElement(named) ? named : undefined;
    }
    return [...this.querySelectorAll('*')].filter(isHostElement).find((element) => element.activate);
  }
}
