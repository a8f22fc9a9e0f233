import { useEffect, useState } from 'react';
import { formatBytes, formatCount, visibleText } from '../../../core';
import { listFiles, removeFiles } from '../../../state/query/filesOnDemand';
import { useFiles, type ListedFile } from '../../../state/session/files';
import { PageLink } from '../../../state/url/PageLink';
import { searchPlace } from '../../../state/url/place';
import { announce } from '../../../ui/announce';
import { Button, IconButton } from '../../../ui/Button';
import classes from './KeptFiles.module.css';

const filesWord = (count: number): string => `${formatCount(count)} ${count === 1 ? 'file' : 'files'}`;

function stateOf({ traces, isKept }: ListedFile): string {
  const parts = traces === undefined ? [] : [`${formatCount(traces)} ${traces === 1 ? 'trace' : 'traces'}`];
  if (!isKept) parts.push('until the tab closes');
  return parts.join(', ');
}

/** The files that are open or kept in this browser, with their sizes, and the ways to remove them. */
export function KeptFiles({ isShown }: { readonly isShown: boolean }) {
  const files = useFiles((state) => state.files);
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    void listFiles();
  }, []);
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const remove = (some: readonly ListedFile[]) => {
    setSure(false);
    void removeFiles(some.map(({ key }) => key)).then(() => {
      announce(`${filesWord(some.length)} removed`);
    });
  };
  return (
    <section className={classes['kept']} aria-label="Files in this browser">
      <div className={classes['head']}>
        <span>
          {filesWord(files.length)}, {formatBytes(bytes)}
        </span>
        {isSure ? (
          <>
            <Button
              onClick={() => {
                remove(files);
              }}
            >
              Yes, remove all
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setSure(false);
              }}
            >
              Keep
            </Button>
          </>
        ) : (
          <Button
            look="quiet"
            onClick={() => {
              setSure(true);
            }}
          >
            Remove all…
          </Button>
        )}
      </div>
      <ul className={classes['list']}>
        {files.map((file) => (
          <li key={file.key}>
            <span className={classes['name']}>
              <bdi title={visibleText(file.name)}>{visibleText(file.name)}</bdi>
            </span>
            <span className={classes['size']}>{formatBytes(file.size)}</span>
            <IconButton
              icon="close"
              label={`Remove ${visibleText(file.name)}`}
              onClick={() => {
                remove([file]);
              }}
            />
            <span className={classes['state']}>{stateOf(file)}</span>
          </li>
        ))}
      </ul>
      {!isShown && <PageLink to={searchPlace('xfrom=files')}>Search in these files</PageLink>}
    </section>
  );
}
