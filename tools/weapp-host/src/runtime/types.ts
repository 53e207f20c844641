/** What the packer hands over: the mini-program's files, compiled for a browser. */
export interface Pack {
  js: Record<string, string>;
  json: Record<string, PageConfig> & { 'app.json': AppConfig };
  css: Record<string, string>;
  scopes: Record<string, string>;
  taroNodes: string[];
  problems: Problem[];
  templates: Record<string, unknown>;
}

/** The part of app.json this host reads. */
export interface AppConfig {
  pages: string[];
  subPackages?: Subpackage[];
  subpackages?: Subpackage[];
  entryPagePath?: string;
  window?: PageConfig;
  tabBar?: { color?: string; selectedColor?: string; list: TabEntry[] };
  usingComponents?: Record<string, string>;
  requiredPrivateInfos?: string[];
  networkTimeout?: { request?: number };
}

export interface Subpackage {
  root: string;
  pages: string[];
}

export interface TabEntry {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

/** A page's or component's own JSON. */
export interface PageConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  onReachBottomDistance?: number;
  enablePullDownRefresh?: boolean;
  usingComponents?: Record<string, string>;
  component?: boolean;
  styleIsolation?: string;
}

/** Something that would go wrong, or look wrong, in WeChat. */
export interface Problem {
  level: 'error' | 'warning';
  where: string;
  message: string;
}

/** A network call as it leaves the phone. Bodies are base64, so that text and bytes go the same way. */
export interface TransportRequest {
  url: string;
  method: string;
  header: Record<string, string>;
  body: string | null;
}

/** The answer of a server. */
export interface TransportResponse {
  status: number;
  header: Record<string, string>;
  cookies: string[];
  body: string;
}

/** Carries a request out of the page; rejects with the reason when no server answered. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** How the app was opened. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket: string;
  referrerInfo: Record<string, unknown>;
}

/** Callbacks that every asynchronous `wx` function takes, beside its own options. */
export interface CallOptions {
  success?: (result: CallResult) => void;
  fail?: (result: CallResult) => void;
  complete?: (result: CallResult) => void;
  [option: string]: unknown;
}

/** What an asynchronous `wx` function gives back; `errMsg` is `name:ok` or `name:fail reason`. */
export interface CallResult {
  errMsg: string;
  [field: string]: unknown;
}
