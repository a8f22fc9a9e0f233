import { useState } from 'react';
import { formatBytes, formatCount, nanos, normaliseTraceId, traceHeader } from '../../core';
import { DurationText } from '../../pieces/DurationText';
import { TimestampText } from '../../pieces/TimestampText';
import { useProgress } from '../../state/query/progress';
import { traceProgressKey, useCancel } from '../../state/query/queries';
import { PageLink } from '../../state/url/PageLink';
import { tracePlace } from '../../state/url/place';
import { emptyTraceAddress, writeTraceAddress } from '../../state/url/traceAddress';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { TextField } from '../../ui/Field';
import type { OpenTrace } from '../../worker/TraceEngine';
import classes from './compare.module.css';
import { cut, shortId } from './names';
import { useCandidates } from './useCandidates';
import type { Side } from './useSide';

function OpenedTrace({ open, from }: { readonly open: OpenTrace; readonly from: 'server' | 'files' }) {
  const { trace, facts } = open;
  const { service, name, errorCount } = traceHeader(trace, facts);
  const raw = writeTraceAddress({ ...emptyTraceAddress, from }).toString();
  return (
    <div>
      <PageLink to={tracePlace(trace.traceId, raw)} className={classes['traceName']}>
        <bdi>{service === '' && name === '' ? 'Empty trace' : `${cut(service)}: ${cut(name)}`}</bdi>{' '}
        <span className={classes['id']}>{shortId(trace.traceId)}</span>
      </PageLink>
      <div className={classes['numbers']}>
        <DurationText value={nanos(trace.duration)} />
        <span>
          {formatCount(trace.spans.count)} {trace.spans.count === 1 ? 'span' : 'spans'}
        </span>
        <span className={errorCount > 0 ? classes['failed'] : undefined}>
          {formatCount(errorCount)} in error
        </span>
        <TimestampText epoch={trace.startEpoch} precision="millis" hasOffset={false} />
      </div>
    </div>
  );
}

function Coming({ side, from }: { readonly side: Side; readonly from: 'server' | 'files' }) {
  const progress = useProgress(traceProgressKey(side.traceId));
  const cancel = useCancel();
  return (
    <div role="status">
      {progress === undefined
        ? `Asking for trace ${shortId(side.stated)}`
        : `Reading trace ${shortId(side.stated)}: ${formatCount(progress.spans)} spans, ${formatBytes(progress.bytes)}`}{' '}
      <Button
        look="quiet"
        onClick={() => {
          cancel(['trace', from]);
        }}
      >
        Cancel
      </Button>
    </div>
  );
}

/** What is wrong with a side, in words, and what can be done. */
function Absent({ side, letter }: { readonly side: Side; readonly letter: string }) {
  const { stated, traceId, failure, ask } = side;
  if (stated === '') return <p>No trace {letter} is chosen yet.</p>;
  if (traceId === '')
    return (
      <p role="alert" className={classes['fault']}>
        “{cut(stated)}” is not a trace id: 1 to 32 hexadecimal digits. Nothing was asked of the server.
      </p>
    );
  return (
    <div role="alert" className={classes['fault']}>
      <strong>{failure?.message ?? 'Cancelled: the trace was not read.'}</strong>{' '}
      <span>
        {shortId(stated)}. {failure?.advice}
      </span>{' '}
      <Button look="quiet" onClick={ask}>
        {failure ? 'Try again' : 'Read it'}
      </Button>
    </div>
  );
}

function IdBox({
  letter,
  stated,
  from,
  onChoose,
}: {
  readonly letter: string;
  readonly stated: string;
  readonly from: 'server' | 'files';
  readonly onChoose: (id: string) => void;
}) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  return (
    <form
      className={classes['idBox']}
      onSubmit={(event) => {
        event.preventDefault();
        const id = text.trim();
        const isId = from === 'files' ? id !== '' : normaliseTraceId(id) !== undefined;
        setFault(isId ? undefined : 'A trace id is 1 to 32 hexadecimal digits.');
        if (isId) onChoose(id);
      }}
    >
      <TextField
        label={stated === '' ? `Id of trace ${letter}` : `Another trace ${letter}`}
        placeholder="Trace id"
        value={text}
        fault={fault}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit">Show {letter}</Button>
    </form>
  );
}

/** One side of a comparison: which trace it is, or why it is not there, and ways to another one. */
export function SideCard({
  letter,
  side,
  from,
  cohort,
  onChoose,
}: {
  readonly letter: 'A' | 'B';
  readonly side: Side;
  readonly from: 'server' | 'files';
  /** Ids of traces to choose from. */
  readonly cohort: readonly string[];
  readonly onChoose: (id: string) => void;
}) {
  const { stated, open, isComing } = side;
  const options = useCandidates(stated, cohort, from);
  return (
    <section className={classes['side']} aria-label={`Trace ${letter}`}>
      <h2 className={classes['letter']}>{letter}</h2>
      <div className={classes['sideBody']}>
        {open ? (
          <OpenedTrace open={open} from={from} />
        ) : isComing ? (
          <Coming side={side} from={from} />
        ) : (
          <Absent side={side} letter={letter} />
        )}
        <div className={classes['ways']}>
          {options.length > 1 && (
            <Choice label={`Choose ${letter}`} value={stated} options={options} onChange={onChoose} />
          )}
          <IdBox key={stated} letter={letter} stated={stated} from={from} onChoose={onChoose} />
        </div>
      </div>
    </section>
  );
}
