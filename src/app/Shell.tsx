import { useEffect, useState } from 'react';
import { PageLink } from '../state/url/PageLink';
import { usePreferences } from '../state/prefs/preferences';
import { useConnection } from '../state/query/queries';
import { useEmbedding } from '../state/url/useEmbedding';
import { onDemand } from '../state/session/onDemand';
import { useSite } from '../state/site/site';
import { monitorPlace, searchPlace, systemPlace, watchPlace } from '../state/url/place';
import { useWatchLamp } from '../state/watch/watchLamp';
import { LiveRegion } from '../ui/announce';
import { IconButton } from '../ui/Button';
import { FaultBoundary } from '../ui/FaultBoundary';
import { Notice } from '../ui/Notice';
import { allowSingleKeys, changeKeys, useShortcuts } from '../ui/shortcuts';
import { Brand } from './Brand';
import { FileDrop, FileNotices } from './FileDrop';
import { paletteCommand } from './palette/paletteCommand';
import { NotLoaded } from './NotLoaded';
import classes from './Shell.module.css';
import { ShownPage } from './ShownPage';
import { SettingsButton } from './settings/SettingsButton';
import { TraceIdBox } from './paste/TraceIdBox';

const HelpDialog = onDemand(async () => (await import('./help/HelpDialog')).HelpDialog);
const Palette = onDemand(async () => (await import('./palette/Palette')).Palette);
const SavedBar = onDemand(
  async () => (await import('./saved/SavedBar')).SavedBar,
  () => <span className={classes['savedToCome']} />,
);
const SiteMenu = onDemand(async () => (await import('./site/SiteMenu')).SiteMenu);
const Commands = onDemand(async () => (await import('./Commands')).Commands);
const WatchDuty = onDemand(async () => (await import('./watch/WatchDuty')).WatchDuty);

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
function TopBar({ onHelp, onPalette }: { readonly onHelp: () => void; readonly onPalette: () => void }) {
  const { data: connection } = useConnection();
  const firing = useWatchLamp((lamp) => lamp.firing);
  const { systemMenu, monitorMenu, menu } = useSite();
  return (
    <header className={classes['bar']}>
      <SkipLink to="#main">Skip to the page</SkipLink>
      <SkipLink to={rows}>Skip to the rows</SkipLink>
      <PageLink to={searchPlace()} className={classes['brand']}>
        <Brand /> Spanlight
      </PageLink>
      <nav className={classes['links']} aria-label="Pages">
        <PageLink to={searchPlace()}>Search</PageLink>
        {systemMenu && <PageLink to={systemPlace()}>System</PageLink>}
        {monitorMenu && <PageLink to={monitorPlace()}>Monitor</PageLink>}
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
      <FaultBoundary fallback={() => <span className={classes['savedToCome']} />}>
        <SavedBar />
      </FaultBoundary>
      {connection && (
        <span className={classes['source']} title="Where the traces come from">
          {connection.source.label}
        </span>
      )}
      <TraceIdBox />
      <div className={classes['tools']}>
        {menu.length > 0 && (
          <FaultBoundary fallback={() => null}>
            <SiteMenu />
          </FaultBoundary>
        )}
        <IconButton icon="terminal" label="Find anything by name (Ctrl+K)" onClick={onPalette} />
        <SettingsButton />
        <IconButton icon="help" label="Keys of this page (?)" onClick={onHelp} />
      </div>
    </header>
  );
}

/** The frame around every page: top bar (not inside another page), notices, the page itself, help, file drop, live region. */
export function Shell() {
  const [over, setOver] = useState<'help' | 'palette'>();
  const { singleKeys, changedKeys } = usePreferences();
  const watches = useWatchLamp((lamp) => lamp.isOn);
  const isEmbedded = useEmbedding() !== undefined;
  const withFiles = useSite((site) => site.withFiles);
  useEffect(() => {
    allowSingleKeys(singleKeys);
    changeKeys(new Map(Object.entries(changedKeys)));
  }, [singleKeys, changedKeys]);
  const close = () => {
    setOver(undefined);
  };
  const onHelp = () => {
    setOver('help');
  };
  const onPalette = () => {
    setOver('palette');
  };
  const group = 'Everywhere';
  useShortcuts([
    { keys: '?', does: 'Show the keys of this page', group, run: onHelp },
    { keys: 'Ctrl+k', does: paletteCommand, group, run: onPalette },
  ]);
  return (
    <div className={classes['shell']}>
      {!isEmbedded && <TopBar onHelp={onHelp} onPalette={onPalette} />}
      <div className={classes['notices']}>
        <SourceNotice />
        <FileNotices />
      </div>
      <main className={classes['main']} id="main" tabIndex={-1}>
        <ShownPage />
      </main>
      {withFiles && <FileDrop />}
      <LiveRegion />
      <FaultBoundary key={over} fallback={() => <NotLoaded onClose={close} />}>
        {over === 'help' && <HelpDialog onClose={close} />}
        {over === 'palette' && <Palette onClose={close} />}
      </FaultBoundary>
      <FaultBoundary fallback={() => null}>
        <Commands />
        {watches && !isEmbedded && <WatchDuty />}
      </FaultBoundary>
    </div>
  );
}
