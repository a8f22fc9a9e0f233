import { formatCount, type SpanIndex, type Trace, type TraceHeader } from '../../../core';
import { onDemand } from '../../../state/session/onDemand';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import classes from './header.module.css';

const ProblemList = onDemand(async () => (await import('./ProblemList')).ProblemList);

/** How many problems there are; pressed, each in a sentence with its first spans. */
export function ProblemsButton({
  trace,
  head,
  onSelect,
}: {
  readonly trace: Trace;
  readonly head: TraceHeader;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  const count = head.problemCount;
  return (
    <Popover
      label="Problems of this trace"
      buttonClass={classes['problems']}
      button={
        <>
          <Icon name="warning" size={14} /> {formatCount(count)} {count === 1 ? 'problem' : 'problems'}
        </>
      }
    >
      {(close) => <ProblemList trace={trace} onSelect={onSelect} onDone={close} />}
    </Popover>
  );
}
