/**
 * Calls `lead` once no other tab of this browser leads, and leads until the signal ends it. Where the browser has no locks every tab leads:
 * what they have asked they still know from each other.
 */
export function leadTabs(name: string, signal: AbortSignal, lead: () => void): void {
  if (!('locks' in navigator)) {
    lead();
    return;
  }
  const held = () =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
      lead();
    });
  // Rejects when the signal ends the waiting.
  navigator.locks.request(name, { signal }, held).catch(() => undefined);
}
