import { visibleText } from '../../core';
import { PageLink } from '../../state/url/PageLink';
import { useFiles } from '../../state/session/files';
import { searchPlace } from '../../state/url/place';
import { Notice } from '../../ui/Notice';
import classes from './SearchPage.module.css';

/** Says that the traces are those of opened files, and the way back to the server. */
export function FilesNotice({ count }: { readonly count: string | undefined }) {
  const names = useFiles((state) => state.names);
  if (names.length === 0) return null;
  const files = names.length === 1 ? visibleText(names[0] ?? '') : `${String(names.length)} files`;
  return (
    <div className={classes['notice']}>
      <Notice actions={<PageLink to={searchPlace()}>Back to the server</PageLink>}>
        {count !== undefined && `${count} ${count === '1' ? 'trace' : 'traces'} from `}
        <bdi title={names.slice(0, 40).map(visibleText).join('\n')}>{files}</bdi>, read in this browser only
      </Notice>
    </div>
  );
}
