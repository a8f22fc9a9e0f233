import { useEffect, useState } from 'react';
import { usePreferences } from '../../state/prefs/preferences';
import { useFiles } from '../../state/session/files';
import { onDemand } from '../../state/session/onDemand';
import { LiveRegion } from '../../ui/announce';
import { IconButton } from '../../ui/Button';
import { FaultBoundary } from '../../ui/FaultBoundary';
import { Notice } from '../../ui/Notice';
import { allowSingleKeys, changeKeys, useShortcuts } from '../../ui/shortcuts';
import { Brand } from '../Brand';
import { NotLoaded } from '../NotLoaded';
import { SettingsButton } from '../settings/SettingsButton';
import { ShownPage } from '../ShownPage';
import { useExportDialog } from '../export/useExportDialog';
import classes from './viewer.module.css';

const HelpDialog = onDemand(async () => (await import('../help/HelpDialog')).HelpDialog);

/** The frame of an exported file: the trace, and nothing that would ask a server. */
export function ViewerShell() {
  const [isHelp, setHelp] = useState(false);
  const { singleKeys, changedKeys } = usePreferences();
  const notices = useFiles((files) => files.notices);
  const dialog = useExportDialog();
  useEffect(() => {
    allowSingleKeys(singleKeys);
    changeKeys(new Map(Object.entries(changedKeys)));
  }, [singleKeys, changedKeys]);
  const showHelp = () => {
    setHelp(true);
  };
  const close = () => {
    setHelp(false);
  };
  useShortcuts([{ keys: '?', does: 'Show the keys of this page', group: 'Everywhere', run: showHelp }]);
  return (
    <div className={classes['shell']}>
      <header className={classes['bar']}>
        <span className={classes['brand']}>
          <Brand /> Spanlight
        </span>
        <span>A file with its traces inside: it asks no server, and what you do here stays here.</span>
        <div className={classes['tools']}>
          <SettingsButton />
          <IconButton icon="help" label="Keys of this page (?)" onClick={showHelp} />
        </div>
      </header>
      {notices.length > 0 && <Notice tone="warn">{notices.join(' ')}</Notice>}
      <main className={classes['main']} id="main" tabIndex={-1}>
        <ShownPage />
      </main>
      <LiveRegion />
      <FaultBoundary key={String(isHelp)} fallback={() => <NotLoaded onClose={close} />}>
        {isHelp && <HelpDialog onClose={close} />}
        {dialog}
      </FaultBoundary>
    </div>
  );
}
