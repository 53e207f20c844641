/** WeChat lets some functions run only in answer to a tap; this much time may pass between the two. */
const RECENT_MS = 1000;

/** Remembers when the user last touched the screen. */
export class UserGesture {
  private last = -Infinity;

  constructor(body: HTMLElement) {
    const remember = (): void => {
      this.last = performance.now();
    };
    for (const type of ['touchend', 'mouseup', 'click']) body.addEventListener(type, remember, true);
  }

  isRecent(): boolean {
    return performance.now() - this.last < RECENT_MS;
  }
}
