import { recogniseTraces, type PasteReading } from '../../core';
import { rememberPaste } from '../../state/session/lastPaste';
import { go } from '../../state/url/place';
import { placeOfReading } from '../../state/url/placeOfReading';

/** Goes to where a text leads, by the first way to read it or the one that was chosen; else answers why it leads nowhere. */
export function openPasted(text: string, chosen?: PasteReading): string | undefined {
  const { readings, note } = recogniseTraces(text);
  const reading = chosen ?? readings[0];
  if (reading === undefined) return note;
  rememberPaste(reading, readings);
  go(placeOfReading(reading));
  return undefined;
}
