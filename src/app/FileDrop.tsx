import { useEffect, useState } from 'react';
import { formatBytes, visibleText } from '../core';
import { filesProgressKey, useProgress } from '../state/query/progress';
import { showFiles } from '../state/query/showFiles';
import { useFiles } from '../state/session/files';
import { Button, IconButton } from '../ui/Button';
import { Notice } from '../ui/Notice';
import classes from './Shell.module.css';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement);

/** Files on the clipboard, or its text where that looks like JSON; undefined where it is meant for a field. */
function pastedFiles({ clipboardData, target }: ClipboardEvent): readonly File[] | undefined {
  if (clipboardData === null || takesText(target)) return undefined;
  if (clipboardData.files.length > 0) return [...clipboardData.files];
  const text = clipboardData.getData('text/plain');
  if (!/^\s*[[{]/.test(text)) return undefined;
  return [new File([text], `pasted text (${formatBytes(text.length)})`)];
}

/** Takes trace files dropped or pasted anywhere on the page. They are read in the browser and go nowhere. */
export function FileDrop() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void showFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = pastedFiles(event);
      if (files === undefined) return;
      event.preventDefault();
      void showFiles(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);
  return over ? (
    <div className={classes['drop']}>Drop trace files to open them here, in this browser only</div>
  ) : null;
}

/** How far the reading of files is, and the way to end it. */
function FileReading() {
  const reading = useFiles((state) => state.reading);
  const progress = useProgress(filesProgressKey);
  if (reading === undefined || progress === undefined || progress.bytes === 0) return null;
  return (
    <Notice actions={<Button onClick={reading.cancel}>Cancel</Button>}>
      Reading <bdi>{visibleText(reading.name)}</bdi>: {formatBytes(progress.bytes)}
      {progress.totalBytes !== undefined && ` of ${formatBytes(progress.totalBytes)}`}
    </Notice>
  );
}

/** The reading of files that is under way, and what could not be read of those opened last. */
export function FileNotices() {
  const notices = useFiles((state) => state.notices);
  const isReading = useFiles((state) => state.reading !== undefined);
  if (notices.length === 0 && !isReading) return null;
  return (
    <section aria-label="Files that were opened">
      <FileReading />
      {notices.map((notice) => (
        <Notice
          key={notice}
          tone="warn"
          actions={
            <IconButton
              icon="close"
              label="Dismiss"
              onClick={() => {
                useFiles.setState((state) => ({
                  ...state,
                  notices: state.notices.filter((other) => other !== notice),
                }));
              }}
            />
          }
        >
          {visibleText(notice)}
        </Notice>
      ))}
    </section>
  );
}
