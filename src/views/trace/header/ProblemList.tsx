import {
  formatCount,
  nameOf,
  serviceOf,
  spanIndex,
  visibleText,
  type SpanIndex,
  type Trace,
} from '../../../core';
import { Button } from '../../../ui/Button';
import { problemTitle } from '../problemTitle';
import classes from './header.module.css';

const firstSpans = 5;

const cut = (text: string) => visibleText(text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** Each problem of a trace in a sentence, with its first spans. */
export function ProblemList({
  trace,
  onSelect,
  onDone,
}: {
  readonly trace: Trace;
  readonly onSelect: (span: SpanIndex) => void;
  /** Called when a span is chosen, before it is shown. */
  readonly onDone: () => void;
}) {
  return (
    <>
      <p className={classes['problemsNote']}>
        The data of this trace is odd in{' '}
        {trace.problems.length === 1 ? 'one way' : `${formatCount(trace.problems.length)} ways`}. All of it is
        shown; this is what was found and what was done about it.
      </p>
      <ul className={classes['problemList']}>
        {trace.problems.map((problem) => (
          <li key={problem.code} className={classes['problem']}>
            <h2 className={classes['problemTitle']}>
              {problemTitle[problem.code]}
              {problem.count > 1 && (
                <span className={classes['times']}> {formatCount(problem.count)} times</span>
              )}
            </h2>
            <p className={classes['problemText']}>{visibleText(problem.detail)}</p>
            {problem.spans.length > 0 && (
              <ul className={classes['problemSpans']}>
                {[...problem.spans.subarray(0, firstSpans)].map((span) => (
                  <li key={span}>
                    <Button
                      look="quiet"
                      className={classes['problemSpan']}
                      onClick={() => {
                        onDone();
                        onSelect(spanIndex(span));
                      }}
                    >
                      <span>
                        <bdi>{cut(serviceOf(trace, spanIndex(span)))}</bdi>:{' '}
                        <bdi>{cut(nameOf(trace, spanIndex(span)))}</bdi>
                      </span>
                    </Button>
                  </li>
                ))}
                {problem.spans.length > firstSpans && (
                  <li className={classes['times']}>
                    and {formatCount(problem.spans.length - firstSpans)} more spans
                  </li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
