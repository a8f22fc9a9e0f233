import { whileBusy } from '../session/busy';
import { useFiles } from '../session/files';
import { loadSite, useSite } from '../site/site';
import { fileUrlIn, isOnlyFileUrl, judgeFileUrl } from '../url/fileUrl';
import { currentPlace, go, usePlace, type Place } from '../url/place';
import { placeOfFiles } from '../url/placeOfFiles';
import { openFileAt } from './filesOnDemand';

/** Origins beside the page's own whose files may be opened: as the command was told, and as the site configured. */
const allowedOrigins = (): readonly string[] => [
  ...(document.querySelector<HTMLMetaElement>('meta[name="spanlight-allow-url"]')?.content ?? '').split(' '),
  ...useSite.getState().fileOrigins,
];

let opening: Promise<void> | undefined;

/** The opening of the file that the address names, as long as it takes; undefined where it names none. */
export const fileAtUrl = (): Promise<void> | undefined => opening;

async function open(stated: string): Promise<void> {
  await loadSite();
  const judged: ReturnType<typeof judgeFileUrl> = useSite.getState().withFiles
    ? judgeFileUrl(stated, document.baseURI, allowedOrigins())
    : {
        ok: false,
        refusal: 'The file that this link names was not asked for: files are not opened on this site.',
      };
  if (!judged.ok) {
    useFiles.setState(({ notices }) => ({ notices: [...notices, judged.refusal] }));
    return;
  }
  const place = placeOfFiles(await openFileAt(judged.file));
  const here = currentPlace();
  if (place && isOnlyFileUrl(here) && fileUrlIn(here.raw) === stated) go(place, 'replace');
}

/** Opens the file that the browser's address names, now and whenever it names another one. */
export function followFileUrl(): void {
  let last: string | undefined;
  const look = ({ raw }: Place): void => {
    const stated = fileUrlIn(raw);
    if (stated === undefined || stated === last) return;
    last = stated;
    useFiles.setState({ atUrl: 'under-way' });
    opening = whileBusy(open(stated)).finally(() => {
      if (last === stated) useFiles.setState({ atUrl: 'done' });
    });
  };
  look(currentPlace());
  usePlace.subscribe(look);
}
