import { useSyncExternalStore } from 'react';

let turn = 0;

function subscribe(listener: () => void): () => void {
  const turned = () => {
    turn++;
    listener();
  };
  const observer = new MutationObserver(turned);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const forced = window.matchMedia('(forced-colors: active)');
  forced.addEventListener('change', turned);
  return () => {
    observer.disconnect();
    forced.removeEventListener('change', turned);
  };
}

/** A number that changes whenever the page's colours do: for pictures that are painted, not styled. */
export const useThemeTurn = (): number => useSyncExternalStore(subscribe, () => turn);
