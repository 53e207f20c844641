export interface NetworkWatch {
  /** Whether the device believes it has a connection. */
  isConnected(): Promise<boolean>;
  /** Calls back on each change. */
  watch(onChange: (connected: boolean) => void): void;
}
