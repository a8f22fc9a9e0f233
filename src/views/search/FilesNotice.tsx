import { Link } from '@tanstack/react-router';
import { visibleText } from '../../core';
import { useFiles } from '../../state/session/files';
import { Notice } from '../../ui/Notice';
import classes from './SearchPage.module.css';

/** Says that the traces are those of opened files, and the way back to the server. */
export function FilesNotice({ count }: { readonly count: string | undefined }) {
  const names = useFiles((state) => state.names);
  if (names.length === 0) return null;
  const files = names.length === 1 ? visibleText(names[0] ?? '') : `${String(names.length)} files`;
  return (
    <div className={classes['notice']}>
      <Notice
        actions={
          <Link to="/search" search={{ raw: '' }}>
            Back to the server
          </Link>
        }
      >
        {count !== undefined && `${count} ${count === '1' ? 'trace' : 'traces'} from `}
        <bdi title={names.slice(0, 40).map(visibleText).join('\n')}>{files}</bdi>, read in this browser only
      </Notice>
    </div>
  );
}
