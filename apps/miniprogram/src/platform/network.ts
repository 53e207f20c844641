import { networkWatch } from './network-watch';
import { createStore, useStore } from './store';

const online = createStore(true);

/** Starts to follow the device's connection. Called once, when the app launches. */
export async function followNetwork(): Promise<void> {
  networkWatch.watch((connected) => online.set(connected));
  online.set(await networkWatch.isConnected());
}

/** Whether the last thing we know is that the network works. */
export const isOnline = (): boolean => online.get();

/** What a request learned: an answer means there is a network, no connection means there is none. */
export const reportReachable = (reachable: boolean): void => online.set(reachable);

/** Calls back each time the network returns. @returns a function that stops it */
export function onReconnect(listener: () => void): () => void {
  let was = online.get();
  return online.subscribe(() => {
    const is = online.get();
    if (is && !was) listener();
    was = is;
  });
}

/** Whether the device is online, for components. */
export const useOnline = (): boolean => useStore(online);
