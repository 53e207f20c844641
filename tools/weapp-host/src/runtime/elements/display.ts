import { HostElement, inlineRpx, keepInside, toNumber } from './element.js';
import { services } from './services.js';

const IMAGE_FITS: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill' };

export class ImageElement extends HostElement {
  private image!: HTMLImageElement;

  override create(): void {
    const inside = this.fill(
      '<style>:host{display:inline-block;overflow:hidden;width:320px;height:240px}' +
        ':host([data-wx-mode=widthFix]){height:auto}:host([data-wx-mode=heightFix]){width:auto}' +
        'img{width:100%;height:100%;display:block}</style><img alt="">',
    );
    this.image = inside.querySelector('img') as HTMLImageElement;
    keepInside(this.image, 'load', 'error');
    this.image.addEventListener('load', () =>
      this.emit('load', { width: this.image.naturalWidth, height: this.image.naturalHeight }),
    );
    this.image.addEventListener('error', () => {
      if (!this.properties.src) return;
      services().reportProblem('image', `"${String(this.properties.src)}" cannot be loaded`);
      this.emit('error', { errMsg: `GET ${String(this.properties.src)} failed` });
    });
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (name === 'src') this.setSource(value);
    if (name === 'mode') {
      this.dataset.wxMode = String(value);
      this.image.style.objectFit = IMAGE_FITS[String(value)] ?? 'fill';
    }
    if (name === 'aria-label') this.image.alt = String(value ?? '');
  }

  private setSource(value: unknown): void {
    if (value) this.image.src = services().resolveAsset(String(value));
    else this.image.removeAttribute('src');
  }
}

export class ProgressElement extends HostElement {
  private bar!: HTMLElement;

  override create(): void {
    const inside = this.fill(
      '<style>:host{display:block;background:#ebebeb;height:6px}div{height:100%;background:#09bb07}</style><div></div>',
    );
    this.bar = inside.querySelector('div') as HTMLElement;
    this.setAttribute('role', 'progressbar');
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (name !== 'percent') return;
    const percent = toNumber(value, 0);
    this.bar.style.width = `${percent}%`;
    this.setAttribute('aria-valuenow', String(percent));
  }
}

export class IconElement extends HostElement {
  protected override propertyChanged(name: string, value: unknown): void {
    if (name === 'type') this.reflect('type', value);
  }
}

export class CanvasElement extends HostElement {
  /** The drawing surface that `fields({ node: true })` gives the app. */
  surface!: HTMLCanvasElement & {
    createImage(): HTMLImageElement;
    requestAnimationFrame: typeof requestAnimationFrame;
  };

  override create(): void {
    const inside = this.fill(
      '<style>:host{display:block;width:300px;height:150px}canvas{width:100%;height:100%;display:block}</style>' +
        '<canvas></canvas>',
    );
    this.surface = Object.assign(inside.querySelector('canvas') as HTMLCanvasElement, {
      createImage: () => new Image(),
      requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    });
  }
}

interface RichNode {
  type?: 'text' | 'node';
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

export class RichTextElement extends HostElement {
  protected override propertyChanged(name: string, value: unknown): void {
    if (name !== 'nodes') return;
    if (typeof value === 'string') this.setHtml(value);
    else this.replaceChildren(...((value ?? []) as RichNode[]).map(toDomNode));
  }

  /** WeChat drops what it does not trust; parsing apart from the page keeps scripts and handlers from running. */
  private setHtml(html: string): void {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const node of parsed.querySelectorAll('script, iframe')) node.remove();
    this.replaceChildren(...parsed.body.childNodes);
  }
}

function toDomNode(node: RichNode): Node {
  if (node.type === 'text') return document.createTextNode(node.text ?? '');
  const element = document.createElement(node.name ?? 'span');
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (!name.startsWith('on')) element.setAttribute(name, String(value));
  }
  element.append(...(node.children ?? []).map(toDomNode));
  return element;
}

export class WebViewElement extends HostElement {
  protected override propertyChanged(name: string, value: unknown): void {
    if (name !== 'src') return;
    const frame = document.createElement('iframe');
    frame.src = String(value);
    this.replaceChildren(frame);
  }
}

export class NavigatorElement extends HostElement {
  override create(): void {
    this.setAttribute('role', 'link');
    this.addEventListener('click', () => {
      const openType = String(this.properties['open-type'] || 'navigate');
      services().navigate(openType, String(this.properties.url ?? ''), toNumber(this.properties.delta, 1));
    });
  }
}

/** `<page-meta>`: the root's font size and the page's own style. */
export class PageMetaElement extends HostElement {
  protected override propertyChanged(name: string, value: unknown): void {
    if (name === 'root-font-size') {
      document.documentElement.style.fontSize = value === 'system' ? `${services().fontSize}px` : String(value ?? '');
    }
    if (name === 'page-style') {
      // the page's nodes are put on the screen after their properties are set
      setTimeout(() => this.closest('.wx-page-root')?.setAttribute('style', inlineRpx(String(value ?? ''))));
    }
  }
}

/** A built-in component this host does not run: an empty box, and a problem in the log. */
export class UnsupportedElement extends HostElement {
  override create(): void {
    const tag = this.localName.replace(/^wx-/, '');
    services().reportProblem(tag, `built-in component <${tag}> is not run by this host`);
  }
}
