import { useEffect, useState } from 'react';

import { isWeb } from './environment';

const WIDE = '(min-width: 1024px)';

/** Whether there is room for a list and a detail side by side. Never on WeChat. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => isWeb && window.matchMedia(WIDE).matches);
  useEffect(() => {
    if (!isWeb) return undefined;
    const media = window.matchMedia(WIDE);
    const follow = () => setWide(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return wide;
}
