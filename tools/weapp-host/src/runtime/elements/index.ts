import { UNSUPPORTED_TAGS } from '../../builtin-tags.mjs';
import { ButtonElement } from './button.js';
import {
  CheckboxElement,
  CheckboxGroupElement,
  RadioElement,
  RadioGroupElement,
  SliderElement,
  SwitchElement,
} from './choices.js';
import {
  CanvasElement,
  IconElement,
  ImageElement,
  NavigatorElement,
  PageMetaElement,
  ProgressElement,
  RichTextElement,
  UnsupportedElement,
  WebViewElement,
} from './display.js';
import { HostElement } from './element.js';
import { FormElement, LabelElement } from './form.js';
import { PickerElement, PickerViewColumnElement, PickerViewElement } from './picker.js';
import { ScrollViewElement, SwiperElement } from './scrolling.js';
import { InputElement, TextareaElement } from './text-field.js';

type ElementClass = new () => HostElement;

const ELEMENTS: Record<string, ElementClass> = {
  button: ButtonElement,
  canvas: CanvasElement,
  checkbox: CheckboxElement,
  'checkbox-group': CheckboxGroupElement,
  form: FormElement,
  icon: IconElement,
  image: ImageElement,
  input: InputElement,
  label: LabelElement,
  navigator: NavigatorElement,
  'page-meta': PageMetaElement,
  picker: PickerElement,
  'picker-view': PickerViewElement,
  'picker-view-column': PickerViewColumnElement,
  progress: ProgressElement,
  radio: RadioElement,
  'radio-group': RadioGroupElement,
  'rich-text': RichTextElement,
  'scroll-view': ScrollViewElement,
  slider: SliderElement,
  swiper: SwiperElement,
  switch: SwitchElement,
  textarea: TextareaElement,
  'web-view': WebViewElement,
};

/** Boxes without behaviour of their own. */
const PLAIN = ['view', 'cover-view', 'root-portal', 'text', 'swiper-item'];

/** Makes `wx-view`, `wx-button`… known to the browser. Once a document. */
export function defineElements(): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) customElements.define(`wx-${tag}`, element);
  // the browser wants a class of its own for each tag
  for (const tag of PLAIN) customElements.define(`wx-${tag}`, class extends HostElement {});
  for (const tag of UNSUPPORTED_TAGS) customElements.define(`wx-${tag}`, class extends UnsupportedElement {});
}
