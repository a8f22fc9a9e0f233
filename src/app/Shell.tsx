import { useEffect, useState } from 'react';
import { PageLink } from '../state/url/PageLink';
import { usePreferences } from '../state/prefs/preferences';
import { useConnection } from '../state/query/queries';
import { useEmbedding } from '../state/url/useEmbedding';
import { onDemand } from '../state/session/onDemand';
import { searchPlace, systemPlace, watchPlace } from '../state/url/place';
import { useWatchLamp } from '../state/watch/watchLamp';
import { LiveRegion } from '../ui/announce';
import { IconButton } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { allowSingleKeys, useShortcuts } from '../ui/shortcuts';
import { Brand } from './Brand';
import { FileDrop, FileNotices } from './FileDrop';
import classes from './Shell.module.css';
import { ShownPage } from './ShownPage';
import { SettingsButton } from './settings/SettingsButton';
import { TraceIdBox } from './TraceIdBox';

const WatchDuty = onDemand(async () => (await import('./watch/WatchDuty')).WatchDuty);
const HelpDialog = onDemand(async () => (await import('./HelpDialog')).HelpDialog);

function SourceNotice() {
  const { data: connection } = useConnection();
  if (!connection?.standIn) return null;
  return (
    <Notice tone="warn">
      <strong>This is the built-in demo.</strong> {connection.standIn.message} {connection.standIn.advice}
    </Notice>
  );
}

/** What the arrow keys walk through: the spans of a trace, the traces of a search. */
const rows = '#main [role=treegrid], #main [role=gridcell] [tabindex="0"]';

/** Seen only while it has the focus, which it hands on. The address belongs to the view: it stays. */
function SkipLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a
      className={classes['skip']}
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        (document.querySelector<HTMLElement>(to) ?? document.getElementById('main'))?.focus();
      }}
    >
      {children}
    </a>
  );
}

/** Pages, the source, a trace by its id, theme and help. */
function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { data: connection } = useConnection();
  const firing = useWatchLamp((lamp) => lamp.firing);
  return (
    <header className={classes['bar']}>
      <SkipLink to="#main">Skip to the page</SkipLink>
      <SkipLink to={rows}>Skip to the rows</SkipLink>
      <PageLink to={searchPlace()} className={classes['brand']}>
        <Brand /> Spanlight
      </PageLink>
      <nav className={classes['links']} aria-label="Pages">
        <PageLink to={searchPlace()}>Search</PageLink>
        <PageLink to={systemPlace()}>System</PageLink>
        <PageLink to={watchPlace()}>
          Watch
          {firing > 0 && (
            <>
              {' '}
              <span className={classes['firing']}>{firing} firing</span>
            </>
          )}
        </PageLink>
      </nav>
      {connection && (
        <span className={classes['source']} title="Where the traces come from">
          {connection.source.label}
        </span>
      )}
      <TraceIdBox />
      <div className={classes['tools']}>
        <SettingsButton />
        <IconButton icon="help" label="Keys of this page (?)" onClick={onHelp} />
      </div>
    </header>
  );
}

/** The frame around every page: top bar (not inside another page), notices, the page itself, help, file drop, live region. */
export function Shell() {
  const [help, setHelp] = useState(false);
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const watches = useWatchLamp((lamp) => lamp.isOn);
  const isEmbedded = useEmbedding() !== undefined;
  useEffect(() => {
    allowSingleKeys(singleKeys);
  }, [singleKeys]);
  useShortcuts([
    {
      keys: '?',
      does: 'Show the keys of this page',
      group: 'Everywhere',
      run: () => {
        setHelp(true);
      },
    },
  ]);
  return (
    <div className={classes['shell']}>
      {!isEmbedded && (
        <TopBar
          onHelp={() => {
            setHelp(true);
          }}
        />
      )}
      <div className={classes['notices']}>
        <SourceNotice />
        <FileNotices />
      </div>
      <main className={classes['main']} id="main" tabIndex={-1}>
        <ShownPage />
      </main>
      <FileDrop />
      <LiveRegion />
      {watches && !isEmbedded && <WatchDuty />}
      {help && (
        <HelpDialog
          onClose={() => {
            setHelp(false);
          }}
        />
      )}
    </div>
  );
}
