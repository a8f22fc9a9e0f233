import { go } from '../url/place';
import { placeOfFiles } from '../url/placeOfFiles';
import { openDroppedFiles } from './openDroppedFiles';

/** Opens files and goes to what is in them: one trace at once, several in a list. */
export async function showFiles(files: readonly File[]): Promise<void> {
  const place = placeOfFiles(await openDroppedFiles(files));
  if (place) go(place);
}
