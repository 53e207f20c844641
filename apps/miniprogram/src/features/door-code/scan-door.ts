import { scanner } from '@/platform/scan';

/**
 * Opens WeChat's scanner where there is one.
 * @returns the scanned text; null when the person went back; undefined where the page must offer other ways
 */
export async function scanDoor(): Promise<string | null | undefined> {
  return scanner.scanFullScreen ? scanner.scanFullScreen() : undefined;
}
