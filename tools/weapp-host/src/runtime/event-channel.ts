type Listener = (...values: unknown[]) => void;

/** One end of the line between a page and the page it opened; what is emitted here is heard at the other end. */
export class EventChannel {
  private other: EventChannel | null = null;
  private readonly listeners = new Map<string, Listener[]>();

  /** @returns the two ends: the opener's and the opened page's */
  static pair(): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel()];
    ends[0].other = ends[1];
    ends[1].other = ends[0];
    return ends;
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  once(event: string, listener: Listener): void {
    const heard: Listener = (...values) => {
      this.off(event, heard);
      listener(...values);
    };
    this.on(event, heard);
  }

  /** Without a listener, all of the event's listeners are taken away. */
  off(event: string, listener?: Listener): void {
    const left = (this.listeners.get(event) ?? []).filter((known) => listener && known !== listener);
    this.listeners.set(event, left);
  }

  emit(event: string, ...values: unknown[]): void {
    for (const listener of this.other?.listeners.get(event) ?? []) listener(...values);
  }
}
