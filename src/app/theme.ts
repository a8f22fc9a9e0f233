import { usePreferences } from '../state/prefs/preferences';

/** Puts the reader's theme, or the system's, on the page, and follows both. */
export function applyTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const { theme } = usePreferences.getState();
    document.documentElement.dataset['theme'] =
      theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  show();
  dark.addEventListener('change', show);
  usePreferences.subscribe(show);
}
