import { create } from 'zustand';
import type { SiteConfig } from './SiteConfig';
import { readSiteText } from './siteText';
import { usualSite } from './usualSite';

/** The configuration of the site; the usual one until it was read. */
export const useSite = create<SiteConfig>(() => usualSite);

let loading: Promise<void> | undefined;

/** Reads what the server wrote into the page, once; undefined where it wrote nothing, and nothing more is loaded. Never rejects. */
export const loadSite = (): Promise<void> | undefined => (loading ??= readPage());

function readPage(): Promise<void> | undefined {
  const text = readSiteText(document.getElementById('site')?.textContent ?? '');
  const isPlain = Object.values(text).every((line) => line === undefined);
  const script = document.getElementById('site-script');
  const hasScript = script?.hasAttribute('src') === true || /UIConfig\s?\(/.test(script?.textContent ?? '');
  if (isPlain && !hasScript) return undefined;
  return import('./readSite').then(
    ({ readSite }) => {
      useSite.setState(
        readSite(text, hasScript ? (): unknown => Reflect.get(window, 'UIConfig') : undefined),
        true,
      );
    },
    () => {
      const reason = 'the code that reads it could not be loaded: reload the page';
      useSite.setState({ faults: [{ key: 'the configuration', reason }] });
    },
  );
}
