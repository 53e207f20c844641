/** Admits one holder at a time, the others in the order in which they came. */
export class Mutex {
  private readonly waiting: Array<() => void> = [];
  private held = false;

  /**
   * @param waitMs how long a caller waits at most
   * @param tooLong makes the error that a caller gets who waited longer
   */
  constructor(
    private readonly waitMs: number,
    private readonly tooLong: () => Error,
  ) {}

  /** Waits for the turn. */
  acquire(): Promise<void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const admit = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(admit), 1);
        reject(this.tooLong());
      }, this.waitMs);
      this.waiting.push(admit);
    });
  }

  /** Gives the turn to the next in line. */
  release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.held = false;
  }
}
