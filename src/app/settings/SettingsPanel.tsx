import { useId, type ReactNode } from 'react';
import type { DurationUnit, TimestampStyle } from '../../core';
import { TimestampWords } from '../../pieces/TimestampText';
import type { LogClock } from '../../state/prefs/logClocks';
import { setPreferences, usePreferences, type Preferences } from '../../state/prefs/preferences';
import { chooseDurationUnit } from '../../state/url/chooseDurationUnit';
import { useStatedUnit } from '../../state/url/durationUnit';
import { useSite } from '../../state/site/site';
import { FormButtons } from '../../ui/FormButtons';
import { useNow } from '../../ui/useNow';
import classes from './SettingsPanel.module.css';
import { SingleKeysBox } from './SingleKeysBox';
import { SiteSection } from './SiteSection';
import { ZoneField } from './ZoneField';

interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
}

const themes: readonly Option<Preferences['theme']>[] = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];
const styles: readonly Option<TimestampStyle>[] = [
  { value: 'iso', text: 'ISO' },
  { value: 'locale', text: 'Local style' },
  { value: 'relative', text: 'How long ago' },
];
const units: readonly Option<DurationUnit>[] = [
  { value: 'auto', text: 'Auto' },
  { value: 'ns', text: 'ns' },
  { value: 'us', text: 'µs' },
  { value: 'ms', text: 'ms' },
  { value: 's', text: 's' },
];
const clocks: readonly Option<LogClock>[] = [
  { value: 'span', text: 'Span' },
  { value: 'parent', text: 'Parent' },
  { value: 'trace', text: 'Trace' },
  { value: 'clock', text: 'Clock' },
];
const places: readonly Option<Preferences['detailPlacement']>[] = [
  { value: 'row', text: 'Under rows' },
  { value: 'right', text: 'Right' },
  { value: 'bottom', text: 'Bottom' },
];

/** A choice of one of a few, with its name before it. */
function Line<T extends string>({
  label,
  ...choice
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <div className={classes['line']}>
      <span aria-hidden="true">{label}</span>
      <FormButtons label={label} {...choice} />
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <h2 id={id} className={classes['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What holds on all pages of this browser. Each choice is on screen at once, and kept. */
export function SettingsPanel() {
  const preferences = usePreferences();
  const now = useNow();
  const unit = useStatedUnit();
  const themeChoice = useSite((site) => site.themeChoice);
  return (
    <div className={classes['settings']}>
      <Section title="Looks">
        {themeChoice && (
          <Line
            label="Theme"
            value={preferences.theme}
            options={themes}
            onChange={(theme) => {
              setPreferences({ theme });
            }}
          />
        )}
        <Line
          label="Details open"
          value={preferences.detailPlacement}
          options={places}
          onChange={(detailPlacement) => {
            setPreferences({ detailPlacement });
          }}
        />
      </Section>
      <Section title="Times">
        <ZoneField zone={preferences.zone} />
        <Line
          label="Written as"
          value={preferences.timestamps}
          options={styles}
          onChange={(timestamps) => {
            setPreferences({ timestamps });
          }}
        />
        <p className={classes['sample']}>
          A minute ago reads: <TimestampWords epoch={BigInt(now - 60_000) * 1_000_000n} precision="millis" />
        </p>
        <Line label="Durations in" value={unit} options={units} onChange={chooseDurationUnit} />
        <Line
          label="Logs count from"
          value={preferences.logClock}
          options={clocks}
          onChange={(logClock) => {
            setPreferences({ logClock });
          }}
        />
        <label className={classes['box']}>
          <input
            type="checkbox"
            checked={preferences.sharesZone}
            onChange={(event) => {
              setPreferences({ sharesZone: event.target.checked });
            }}
          />
          Links that I copy name my time zone
        </label>
      </Section>
      <Section title="Keys">
        <SingleKeysBox />
      </Section>
      <SiteSection />
      <p className={classes['foot']}>Kept in this browser. A link that you open never changes them.</p>
    </div>
  );
}
