import { useEffect } from 'react';

/** Sets the title of the tab: what tells this tab from the others first, the product last. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Spanlight`;
  }, [title]);
}
