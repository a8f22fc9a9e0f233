import { useId, useState } from 'react';
import type { HistoryMode } from '../../state/url/address';
import {
  comparisons,
  monitorKinds,
  type Comparison,
  type MonitorKind,
} from '../../state/url/monitor/monitorParts';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { Choice } from '../../ui/Choice';
import { nameWords } from './figureWords';
import classes from './monitor.module.css';
import { RefreshControls } from './RefreshControls';
import type { useWindow } from './useWindow';
import { timeframeWords } from './windowWords';

/** Windows to choose from, in minutes: those of Jaeger UI, and two that are longer. */
const windows = [5, 15, 30, 60, 120, 360, 720, 1440, 2880, 10_080, 40_320];

const kindWords: ReadonlyMap<MonitorKind, string> = new Map([
  ['server', 'calls that it serves (server)'],
  ['client', 'calls that it makes (client)'],
  ['consumer', 'messages that it takes (consumer)'],
  ['producer', 'messages that it sends (producer)'],
  ['internal', 'work inside it (internal)'],
  ['unspecified', 'spans without a kind'],
]);

const againstWords: ReadonlyMap<Comparison, string> = new Map([
  ['none', 'nothing'],
  ['before', 'the window before'],
  ['day', 'a day earlier'],
  ['week', 'a week earlier'],
]);

/** What is looked at: service, kind of calls, window, what it is held against, and when it is looked again. */
export function MonitorHead({
  services,
  address,
  view,
  change,
}: {
  readonly services: readonly string[];
  readonly address: MonitorAddress;
  readonly view: ReturnType<typeof useWindow>;
  readonly change: (part: Partial<MonitorAddress>, mode: HistoryMode) => void;
}) {
  const { service, kind, timeframe, against } = address;
  const [draft, setDraft] = useState<{ readonly of: string | undefined; readonly text: string }>();
  const text = draft && draft.of === service ? draft.text : (service ?? '');
  const listId = useId();
  const choose = (name: string) => {
    const chosen = name === '' ? undefined : name;
    if (chosen !== service)
      change({ service: chosen, operation: '', at: undefined, find: '', sort: [] }, 'push');
  };
  const options = windows.map((minutes) => minutes * 60_000);
  if (!options.includes(timeframe)) options.push(timeframe);
  return (
    <div className={classes['head']}>
      <h1 className={classes['title']}>
        Monitor{service !== undefined && <bdi className={classes['service']}> {nameWords(service)}</bdi>}
      </h1>
      <label className={classes['serviceField']}>
        <span className={classes['soft']}>Service</span>
        <input
          className={classes['serviceInput']}
          list={listId}
          placeholder="all services"
          title="Enter shows it; empty: all services"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const next = event.target.value;
            setDraft({ of: service, text: next });
            // Picked from the list, and not typed: who types may want a longer name.
            const { nativeEvent } = event;
            const isTyped =
              nativeEvent instanceof InputEvent && /^(?:insertText|delete)/.test(nativeEvent.inputType);
            if (!isTyped && services.includes(next)) choose(next);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(text);
          }}
          onBlur={() => {
            setDraft(undefined);
          }}
        />
        <datalist id={listId}>
          {services.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <Choice
        label="Counts"
        value={kind}
        options={monitorKinds.map((value) => ({ value, text: kindWords.get(value) ?? value }))}
        onChange={(next) => {
          change({ kind: next, operation: '' }, 'push');
        }}
      />
      <Choice
        label="In"
        value={String(timeframe)}
        options={options.map((value) => ({ value: String(value), text: timeframeWords(value) }))}
        onChange={(next) => {
          change({ timeframe: Number(next), at: undefined }, 'push');
        }}
      />
      {service !== undefined && (
        <Choice
          label="Against"
          value={against}
          options={comparisons.map((value) => ({ value, text: againstWords.get(value) ?? value }))}
          onChange={(next) => {
            change({ against: next }, 'push');
          }}
        />
      )}
      <RefreshControls address={address} view={view} change={change} />
    </div>
  );
}
