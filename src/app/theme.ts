import { usePreferences } from '../state/prefs/preferences';

/** Puts the reader's theme, or the system's, on the page, and follows both; `forced` holds for this page whatever they are. */
export function applyTheme(forced: 'light' | 'dark' | undefined): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const theme = forced ?? usePreferences.getState().theme;
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark.addEventListener('change', show);
  usePreferences.subscribe(show);
}
