import { useEffect, useState } from 'react';
import { showFiles } from '../state/query/showFiles';
import { useFiles } from '../state/session/files';
import { IconButton } from '../ui/Button';
import { Notice } from '../ui/Notice';
import classes from './Shell.module.css';

/** Takes trace files dropped anywhere on the page. They are read in the browser and go nowhere. */
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
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over ? (
    <div className={classes['drop']}>Drop trace files to open them here, in this browser only</div>
  ) : null;
}

/** What could not be read of the files opened last. */
export function FileNotices() {
  const notices = useFiles((state) => state.notices);
  return notices.map((notice) => (
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
      {notice}
    </Notice>
  ));
}
