/** What the built-in components need of the phone around them. */
export interface ElementServices {
  /** Layer above the pages, for pickers and dialogs. */
  overlay: HTMLElement;
  /** Font size the user chose in WeChat, in px. */
  fontSize: number;
  /** @returns an address the browser can load for a file of the package, of the phone or of the web */
  resolveAsset(source: string): string;
  /** @returns what the phone answers to a button with an open type */
  openType(name: string): Promise<unknown>;
  share(button: Element): void;
  navigate(openType: string, url: string, delta: number): void;
  reportProblem(where: string, message: string): void;
}

let current: ElementServices | null = null;

/** A document runs one mini-program; its elements are made by the browser, so they cannot be handed anything. */
export function provideServices(services: ElementServices): void {
  current = services;
}

export function services(): ElementServices {
  if (!current) throw new Error('no mini-program runs in this document');
  return current;
}
