/* What stays on this device; where storage is switched off, everything else goes on. */

export function kept(key: string | undefined): string | null {
  try {
    return key ? localStorage.getItem(key) : null;
  } catch {
    return null;
  }
}

export function keep(key: string | undefined, text: string | null) {
  try {
    if (key && text !== null) localStorage.setItem(key, text);
    else if (key) localStorage.removeItem(key);
  } catch {}
}
