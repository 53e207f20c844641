import type { ProblemLog } from './problems.js';

/** WeChat's advice is 256 KB; above 1 MB the call is refused on the phone. */
const LARGEST_PAYLOAD = 1024 * 1024;

/** How much went from the logic layer to the view layer. Bytes are counted as UTF-16 code units of the JSON. */
export interface SetDataStatistics {
  calls: number;
  bytes: number;
  largest: number;
}

/** An instance of a page or component, as far as data goes. */
interface DataHolder {
  is: string;
  setData(data: Record<string, unknown>, callback?: () => void): void;
}

/** Meters `setData`, and passes on what would survive WeChat's bridge: JSON without functions. */
export class SetDataMeter {
  readonly statistics: SetDataStatistics = { calls: 0, bytes: 0, largest: 0 };
  private readonly taroNodes: Set<string>;

  /** @param taroNodes names of the nodes that have a template; empty when the app is not Taro's */
  constructor(
    private readonly problems: ProblemLog,
    taroNodes: string[],
  ) {
    this.taroNodes = new Set(taroNodes);
  }

  watch(instance: DataHolder): void {
    const original = instance.setData.bind(instance);
    instance.setData = (data, callback) => {
      const json = JSON.stringify(data) ?? '{}';
      this.count(json, instance.is);
      this.findUnshownNodes(json, instance.is);
      original(JSON.parse(json) as Record<string, unknown>);
      if (callback) setTimeout(() => callback.call(instance));
    };
  }

  private count(json: string, where: string): void {
    this.statistics.calls += 1;
    this.statistics.bytes += json.length;
    this.statistics.largest = Math.max(this.statistics.largest, json.length);
    if (json.length > LARGEST_PAYLOAD) this.problems.error(where, `setData of ${json.length} bytes exceeds 1 MB`);
  }

  private findUnshownNodes(json: string, where: string): void {
    if (this.taroNodes.size === 0) return;
    for (const [, node] of json.matchAll(/"nn":"([^"]+)"/g)) {
      if (node && !this.taroNodes.has(node)) {
        this.problems.error(where, `Taro node "${node}" has no template: WeChat shows nothing in its place`);
      }
    }
  }
}
