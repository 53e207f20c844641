import Taro from '@tarojs/taro';

const PREFIX = 'tanfang.';

/** Reads a value, or null when there is none or it cannot be read. */
export function readStored<T>(key: string): T | null {
  try {
    const value: unknown = Taro.getStorageSync(PREFIX + key);
    return value === '' || value === undefined || value === null ? null : (value as T);
  } catch {
    return null;
  }
}

/**
 * Writes a value (at most 1 MB on WeChat).
 * @returns false when the device has no room; the caller says so to the person
 */
export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/** Removes a value. */
export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key);
  } catch {
    // Nothing was stored, or storage is closed: the value is gone either way.
  }
}

/** The keys of all values that begin with a prefix; none where storage cannot be read. */
export function storedKeys(prefix: string): string[] {
  try {
    const start = PREFIX + prefix;
    return Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
