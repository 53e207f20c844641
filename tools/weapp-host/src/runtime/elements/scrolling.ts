import { HostElement, isTrue, toNumber } from './element.js';

/** WeChat's distance from the edge, in px, at which `scrolltolower` and `scrolltoupper` are sent. */
const DEFAULT_THRESHOLD = 50;

export class ScrollViewElement extends HostElement {
  private lastTop = 0;
  private lastLeft = 0;

  override create(): void {
    this.addEventListener('scroll', () => this.scrolled());
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (name === 'scroll-y' || name === 'scroll-x') this.toggleAttribute(name, isTrue(value));
    if (name === 'scroll-top') this.scrollTop = toNumber(value, 0);
    if (name === 'scroll-left') this.scrollLeft = toNumber(value, 0);
    if (name === 'scroll-into-view' && value) {
      setTimeout(() => document.getElementById(String(value))?.scrollIntoView({ block: 'start' }));
    }
    if (name === 'refresher-triggered' && !isTrue(value)) this.emit('refresherrestore');
  }

  /** What the user's pull does when `refresher-enabled` is set. */
  pullDown(): void {
    if (isTrue(this.properties['refresher-enabled'])) this.emit('refresherrefresh');
  }

  private scrolled(): void {
    const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = this;
    const deltaX = this.lastLeft - scrollLeft;
    const deltaY = this.lastTop - scrollTop;
    this.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY });
    const below = scrollHeight - scrollTop - this.clientHeight;
    if (deltaY < 0 && below <= this.threshold('lower-threshold')) this.emit('scrolltolower', { direction: 'bottom' });
    if (deltaY > 0 && scrollTop <= this.threshold('upper-threshold')) this.emit('scrolltoupper', { direction: 'top' });
    this.lastTop = scrollTop;
    this.lastLeft = scrollLeft;
  }

  private threshold(name: string): number {
    return toNumber(this.properties[name], DEFAULT_THRESHOLD);
  }
}

export class SwiperElement extends HostElement {
  private current = 0;

  override create(): void {
    this.addEventListener('scrollend', () => {
      const current = this.clientWidth > 0 ? Math.round(this.scrollLeft / this.clientWidth) : 0;
      if (current === this.current) return;
      this.current = current;
      this.emit('change', { current, source: 'touch' });
    });
  }

  protected override propertyChanged(name: string, value: unknown): void {
    if (name !== 'current') return;
    this.current = toNumber(value, 0);
    setTimeout(() => {
      this.scrollLeft = this.current * this.clientWidth;
    });
  }
}
