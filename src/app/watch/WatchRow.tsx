import { useRef, useState } from 'react';
import { formatCount, isFiring, visibleText } from '../../core';
import { draftOfWatch } from '../../views/search/watch/watchDraft';
import { WatchForm } from '../../views/search/watch/WatchForm';
import { lookWords, ruleWords } from '../../views/search/watch/watchWords';
import { TimestampWords } from '../../pieces/TimestampText';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { useWatchDuty } from '../../state/watch/watchDuty';
import { deleteWatch, putWatch, type Watch } from '../../state/watch/watches';
import { entryOf, forgetEntry, useWatchLog, type WatchEntry } from '../../state/watch/watchLog';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import classes from './watch.module.css';

/** Whether it fires, is quiet, or could not be asked. */
function Standing({ watch, entry }: { readonly watch: Watch; readonly entry: WatchEntry }) {
  if (entry.fault !== '')
    return (
      <span className={classes['fault']}>
        <Icon name="warning" size={13} /> Not answered
      </span>
    );
  if (isFiring(entry.state))
    return (
      <span className={classes['fires']}>
        <Icon name="error" size={13} /> Firing
      </span>
    );
  return (
    <span className={classes['over']}>
      {entry.look === undefined ? 'Not asked yet' : watch.isMuted ? 'Muted' : 'Quiet'}
    </span>
  );
}

/** What was asked last and what came of it. */
function LastLook({ watch, entry }: { readonly watch: Watch; readonly entry: WatchEntry }) {
  if (entry.fault !== '')
    return (
      <p className={classes['fault']}>
        <bdi>{visibleText(entry.fault)}</bdi> It is asked again, less and less often.
      </p>
    );
  if (!entry.look) return null;
  return (
    <p className={classes['soft']}>
      <bdi>{lookWords(watch, entry.look)}</bdi>,{' '}
      <TimestampWords
        epoch={BigInt(Math.round(entry.look.at)) * 1_000_000n}
        precision="seconds"
        style="relative"
      />
    </p>
  );
}

function TestButton({ watch }: { readonly watch: Watch }) {
  const test = useWatchDuty((duty) => duty.test);
  const [words, setWords] = useState('');
  const [isTesting, setTesting] = useState(false);
  const say = (text: string) => {
    setWords(text);
    announce(text);
  };
  const run = async () => {
    if (!test || isTesting) return;
    setTesting(true);
    const answer = await test(watch);
    setTesting(false);
    if (answer === undefined)
      say('Not tested: a question is under way, or the budget of the hour is used up');
    else if (!answer.ok) say(`Not tested: ${answer.failure.message}`);
    else {
      const { level } = answer.value;
      const fires = level !== undefined && level >= watch.rule.least;
      say(`${lookWords(watch, answer.value)}: ${fires ? 'it would fire' : 'it would be quiet'}`);
    }
  };
  return (
    <>
      <Button
        className={classes['small']}
        aria-disabled={!test || isTesting}
        title="Ask now, once. Its requests count, and it changes nothing"
        onClick={() => void run()}
      >
        Test now
      </Button>
      {words !== '' && <span className={classes['test']}>{visibleText(words)}</span>}
    </>
  );
}

/** One watch: what it asks, what came last, and what can be done with it. */
export function WatchRow({
  watch,
  isEdited,
  onEdit,
  onDeleted,
}: {
  readonly watch: Watch;
  readonly isEdited: boolean;
  readonly onEdit: (isEdited: boolean) => void;
  readonly onDeleted: (watch: Watch) => void;
}) {
  const log = useWatchLog();
  const entry = entryOf(log, watch.id);
  const name = visibleText(watch.name);
  const editButton = useRef<HTMLButtonElement>(null);
  const endEdit = () => {
    editButton.current?.focus();
    onEdit(false);
  };
  return (
    <li className={classes['item']} aria-label={name}>
      <div className={classes['line']}>
        <Standing watch={watch} entry={entry} />
        <PageLink to={searchPlace(watch.raw)} className={classes['name']} title="Open this search">
          <bdi>{name}</bdi>
        </PageLink>
        <span>
          fires on {ruleWords(watch.rule)}
          {watch.isMuted && isFiring(entry.state) && ' (muted)'}
          {entry.cost > 1 && `, ${formatCount(entry.cost)} requests each time`}
        </span>
      </div>
      <LastLook watch={watch} entry={entry} />
      <div className={classes['line']}>
        <TestButton watch={watch} />
        <Button
          ref={editButton}
          className={classes['small']}
          aria-expanded={isEdited}
          onClick={() => {
            onEdit(!isEdited);
          }}
        >
          Edit
        </Button>
        <Button
          className={classes['small']}
          aria-pressed={watch.isMuted}
          title="Muted it is asked and listed, but not shown in title, favicon, top bar or notifications"
          onClick={() => {
            putWatch({ ...watch, isMuted: !watch.isMuted });
            announce(watch.isMuted ? `${name} is heard again` : `${name} is muted`);
          }}
        >
          Mute
        </Button>
        <Button
          className={classes['small']}
          onClick={() => {
            forgetEntry(watch.id, Date.now());
            deleteWatch(watch.id);
            onDeleted(watch);
            announce(`${name} is watched no more`);
          }}
        >
          Delete
        </Button>
      </div>
      {isEdited && (
        <WatchForm
          initial={draftOfWatch(watch)}
          raw={watch.raw}
          save="Save"
          onSave={(changed) => {
            forgetEntry(watch.id, Date.now());
            putWatch({ ...watch, ...changed });
            announce(`${visibleText(changed.name)} saved`);
            endEdit();
          }}
          onCancel={endEdit}
        />
      )}
    </li>
  );
}
