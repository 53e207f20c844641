import { CallFailure } from './wx/call.js';
import type { Transport, TransportRequest, TransportResponse } from './types.js';

/** WeChat runs at most ten requests at once; further ones wait. */
const MOST_AT_ONCE = 10;
/** Requests still running this long after the app went to the background are cut. */
const BACKGROUND_CUT_MS = 5000;

const OFFLINE = (): CallFailure => new CallFailure('-106:net::ERR_INTERNET_DISCONNECTED', { errno: 600001 });

/** What a test can do to the network. */
export interface NetworkConditions {
  offline: boolean;
  /** Added before each request leaves, in ms. */
  delayMs: number;
  /** The next answer to such a request (`POST /api/visits`) is lost: the server did its work, the phone hears nothing. */
  loseAnswerTo: string | null;
}

/** The phone's network, with WeChat's limits and a test's faults. */
export class Network {
  readonly conditions: NetworkConditions = { offline: false, delayMs: 0, loseAnswerTo: null };
  /** Most requests that were ever under way together. */
  peak = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly cuts = new Set<(error: CallFailure) => void>();
  private backgroundTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly transport: Transport) {}

  /**
   * @param timeoutMs how long to wait for the answer
   * @param onCancel handed a function that gives the request up for a reason
   * @throws CallFailure with WeChat's words when there is no answer
   */
  async send(
    request: TransportRequest,
    timeoutMs: number,
    onCancel: (cancel: (reason: CallFailure) => void) => void,
  ): Promise<TransportResponse> {
    await this.takeTurn();
    let cut: (error: CallFailure) => void = () => undefined;
    const cutOff = new Promise<never>((_resolve, reject) => {
      cut = reject;
    });
    const timer = setTimeout(() => cut(new CallFailure('timeout', { errno: 5 })), timeoutMs);
    this.cuts.add(cut);
    onCancel(cut);
    try {
      return await Promise.race([this.carry(request), cutOff]);
    } finally {
      clearTimeout(timer);
      this.cuts.delete(cut);
      this.endTurn();
    }
  }

  enterBackground(): void {
    this.backgroundTimer = setTimeout(() => {
      for (const cut of this.cuts) cut(new CallFailure('interrupted', { errno: 600003 }));
    }, BACKGROUND_CUT_MS);
  }

  enterForeground(): void {
    clearTimeout(this.backgroundTimer);
  }

  private async carry(request: TransportRequest): Promise<TransportResponse> {
    if (this.conditions.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.conditions.delayMs));
    if (this.conditions.offline) throw OFFLINE();
    const response = await this.transport(request).catch((error: unknown) => {
      throw new CallFailure((error as Error).message, { errno: 600001 });
    });
    if (this.conditions.loseAnswerTo === `${request.method} ${new URL(request.url).pathname}`) {
      this.conditions.loseAnswerTo = null;
      throw new CallFailure('-101:net::ERR_CONNECTION_RESET', { errno: 600003 });
    }
    return response;
  }

  private async takeTurn(): Promise<void> {
    if (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    this.peak = Math.max(this.peak, this.running);
  }

  private endTurn(): void {
    this.running -= 1;
    this.waiting.shift()?.();
  }
}
