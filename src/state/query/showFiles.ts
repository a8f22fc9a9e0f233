import { go } from '../url/place';
import { placeOfFiles } from '../url/placeOfFiles';
import { openFiles } from './filesOnDemand';

/** Opens files and goes to what is in them: one trace at once, several in a list. */
export async function showFiles(files: readonly File[]): Promise<void> {
  const place = placeOfFiles(await openFiles(files));
  if (place) go(place);
}
