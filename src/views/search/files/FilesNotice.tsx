import { visibleText } from '../../../core';
import { PageLink } from '../../../state/url/PageLink';
import { useFiles } from '../../../state/session/files';
import { searchPlace } from '../../../state/url/place';
import { Notice } from '../../../ui/Notice';
import classes from '../SearchPage.module.css';

/** Says that the traces are those of opened files, and the way back to the server. */
export function FilesNotice({ count }: { readonly count: string | undefined }) {
  const files = useFiles((state) => state.files);
  const open = files.filter(({ traces }) => traces !== undefined);
  const [first] = open;
  if (first === undefined) return null;
  const names = open.length === 1 ? visibleText(first.name) : `${String(open.length)} files`;
  return (
    <div className={classes['notice']}>
      <Notice actions={<PageLink to={searchPlace()}>Back to the server</PageLink>}>
        {count !== undefined && `${count} ${count === '1' ? 'trace' : 'traces'} from `}
        <bdi
          title={open
            .slice(0, 40)
            .map(({ name }) => visibleText(name))
            .join('\n')}
        >
          {names}
        </bdi>
        , read in this browser only
      </Notice>
    </div>
  );
}
