import { usePreferences } from '../state/prefs/preferences';
import { useSite } from '../state/site/site';

/**
 * Puts the reader's theme, or the system's, on the page, and follows both; `forced` holds for this page whatever they are. Where the
 * site leaves no choice all is light, as in Jaeger UI.
 */
export function applyTheme(forced: 'light' | 'dark' | undefined): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const theme = forced ?? (useSite.getState().themeChoice ? usePreferences.getState().theme : 'light');
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark.addEventListener('change', show);
  usePreferences.subscribe(show);
  useSite.subscribe(show);
}
