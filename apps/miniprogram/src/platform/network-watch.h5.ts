import type { NetworkWatch } from './network.types';

export const networkWatch: NetworkWatch = {
  isConnected: async () => navigator.onLine,
  watch(onChange) {
    window.addEventListener('online', () => onChange(true));
    window.addEventListener('offline', () => onChange(false));
  },
};
