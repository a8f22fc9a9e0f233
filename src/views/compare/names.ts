import { visibleText } from '../../core';

/** A text of a trace as it can be shown on one line. */
export const cut = (text: string): string => visibleText(text, 80);

/** A trace id as short as it can be told from others. */
export const shortId = (id: string): string =>
  cut(id)
    .replace(/^0+(?=.)/, '')
    .slice(0, 16);
