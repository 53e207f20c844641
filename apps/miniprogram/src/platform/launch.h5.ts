/** The address a door code's link opened, e.g. `?c=TF-…`, or null. Read once, then taken out of the address bar. */
export function takeLaunchCode(): string | null {
  const code = new URLSearchParams(window.location.search).get('c');
  if (code) window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  return code;
}

/** A link opened again loads the page anew on the web. */
export const onLaterCode = (_listener: (code: string) => void): void => undefined;
