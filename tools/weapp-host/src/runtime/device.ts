import type { PageConfig, TabEntry } from './types.js';

/** A page's place on the screen. */
export interface PageFrame {
  element: HTMLElement;
  title: HTMLElement;
  back: HTMLButtonElement;
  scroller: HTMLElement;
  root: HTMLElement;
}

/** The phone's screen around the pages: title bar, tab bar, and a layer for dialogs. */
export class Device {
  readonly overlay: HTMLElement;
  private readonly stack: HTMLElement;
  private readonly tabBar: HTMLElement;
  private readonly badges = new Map<number, string>();
  private readonly componentStyle: HTMLStyleElement;
  private readonly pageStyle: HTMLStyleElement;

  /** @param appCss the app's own styles, which reach every page */
  constructor(appCss: string) {
    const device = document.body.appendChild(division('wx-device'));
    this.stack = device.appendChild(division('wx-stack'));
    this.tabBar = device.appendChild(division('wx-tabbar'));
    this.overlay = device.appendChild(division('wx-overlay'));
    this.tabBar.setAttribute('role', 'tablist');
    document.head.appendChild(document.createElement('style')).textContent = appCss;
    this.componentStyle = document.head.appendChild(document.createElement('style'));
    this.pageStyle = document.head.appendChild(document.createElement('style'));
  }

  /** Adds a component's styles; its classes carry a prefix of their own, so that no other page or component sees them. */
  addComponentStyles(css: string): void {
    this.componentStyle.append(css);
  }

  /** @param config the page's settings on top of the app's `window` */
  addPage(path: string, config: PageConfig, onBack: () => void): PageFrame {
    const element = document.createElement('section');
    element.className = 'wx-page';
    element.dataset.route = path;
    element.innerHTML =
      '<header class="wx-nav"><button class="wx-back" aria-label="返回">‹</button><h1></h1></header>' +
      '<main class="wx-scroll"><div class="wx-page-root"></div></main>';
    const find = <T extends HTMLElement>(selector: string): T => element.querySelector(selector) as T;
    const frame: PageFrame = {
      element,
      title: find('h1'),
      back: find('button'),
      scroller: find('main'),
      root: find('.wx-page-root'),
    };
    const bar = find('header');
    bar.hidden = config.navigationStyle === 'custom';
    bar.style.background = config.navigationBarBackgroundColor ?? '';
    bar.style.color = config.navigationBarTextStyle === 'white' ? '#fff' : '';
    frame.title.textContent = config.navigationBarTitleText ?? '';
    frame.back.addEventListener('click', onBack);
    this.stack.append(element);
    return frame;
  }

  /** Shows one page, with its styles; WeChat gives each page a view of its own, so the others' styles are away. */
  show(frame: PageFrame, css: string): void {
    for (const page of this.stack.children) (page as HTMLElement).hidden = page !== frame.element;
    this.pageStyle.textContent = css;
  }

  hideTabBar(): void {
    this.tabBar.hidden = true;
  }

  showTabBar(tabs: TabEntry[], current: string, colors: { idle?: string; selected?: string }, pick: TabPicker): void {
    this.tabBar.hidden = false;
    this.tabBar.replaceChildren(
      ...tabs.map((tab, index) => {
        const selected = tab.pagePath === current;
        const button = document.createElement('button');
        button.setAttribute('role', 'tab');
        button.setAttribute('aria-selected', String(selected));
        button.style.color = (selected ? colors.selected : colors.idle) ?? '';
        const icon = (selected ? tab.selectedIconPath : undefined) ?? tab.iconPath;
        if (icon) button.append(tabIcon(icon));
        button.append(tab.text);
        const badge = this.badges.get(index);
        if (badge !== undefined) button.append(tabBadge(badge));
        button.addEventListener('click', () => pick(tab));
        return button;
      }),
    );
  }

  /** @param text '' for a red dot, null to take the badge away */
  setBadge(index: number, text: string | null): void {
    if (text === null) this.badges.delete(index);
    else this.badges.set(index, text);
  }

  /** Puts a layer of dialog markup above the pages. */
  addLayer(className: string, html: string): HTMLElement {
    const layer = division(className);
    layer.innerHTML = html;
    this.overlay.append(layer);
    return layer;
  }
}

type TabPicker = (tab: TabEntry) => void;

function division(className: string): HTMLElement {
  return Object.assign(document.createElement('div'), { className });
}

function tabIcon(path: string): HTMLImageElement {
  return Object.assign(new Image(), { src: `app/${path.replace(/^\.?\//, '')}`, alt: '' });
}

function tabBadge(text: string): HTMLElement {
  return Object.assign(document.createElement('span'), { className: 'wx-badge', textContent: text });
}

/** Text made safe to stand in markup. */
export function escapeHtml(text: unknown): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return String(text ?? '').replace(/[&<>"]/g, (character) => entities[character] as string);
}
