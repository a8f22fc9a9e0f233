import { create } from 'zustand';

const most = 8;

/** Find texts that were used in this tab, the latest first. */
export const useRecentFinds = create<{ readonly texts: readonly string[] }>(() => ({ texts: [] }));

/** Remembers a find text that somebody went on with. */
export function rememberFind(text: string): void {
  if (text.trim() === '') return;
  const { texts } = useRecentFinds.getState();
  useRecentFinds.setState({ texts: [text, ...texts.filter((each) => each !== text)].slice(0, most) });
}
