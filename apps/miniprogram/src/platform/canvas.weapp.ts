import Taro from '@tarojs/taro';

/** A WeChat canvas of type 2d, as far as drawing needs it. */
export interface DrawnCanvas {
  width: number;
  height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D;
  toDataURL(type: string): string;
}

/** The canvas with an id on the current page, its drawing size set; null when it is not there yet. */
export function canvasNode(id: string, width: number, height: number): Promise<DrawnCanvas | null> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: ({ node?: DrawnCanvas } | null)[]) => {
        const node = found[0]?.node ?? null;
        if (node) Object.assign(node, { width, height });
        resolve(node);
      });
  });
}
