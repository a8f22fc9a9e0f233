import { analyseTrace, findErrors, serviceTotals, traceHeader, whySlow, type SlowPart } from '../analyse';
import {
  failureMessage,
  formatCount,
  formatDuration,
  formatPercent,
  formatTimestamp,
  markdownLink,
  markdownText,
} from '../format';
import { nanos, type SpanIndex, type Trace } from '../model';
import type { ParsedTrace } from '../parse';
import type { ByteSink } from './ByteSink';
import { SpanReader } from './spansToWrite';
import type { WriteJob } from './WriteJob';

const MOST_FAILURES = 8;
const MOST_PARTS = 8;
const MOST_SERVICES = 12;
const MOST_PROBLEMS = 8;

const counted = (count: number, one: string): string =>
  `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const moreLine = (left: number): readonly string[] =>
  left > 0 ? ['', `… and ${formatCount(left)} more`] : [];

/** What failed: each failure with what it goes back to, what that said, and what it made fail. */
function failures(trace: Trace, reader: SpanReader): readonly string[] {
  const { spans } = trace;
  const errors = findErrors(spans, trace.services.length);
  if (errors.chains.length === 0) return ['No span is in error.'];
  const named = (span: SpanIndex) => {
    const { service, name, detail } = reader.read(span);
    return { what: markdownText(`${service}: ${name}`), said: failureMessage(detail) };
  };
  const lines = errors.chains.slice(0, MOST_FAILURES).map(({ top, cause, length, recovered }, at) => {
    const { what, said } = named(cause);
    const time = formatDuration(nanos((spans.end[cause] ?? 0) - (spans.start[cause] ?? 0)));
    const when = formatDuration(nanos(spans.start[cause] ?? 0));
    const message = said === '' ? '' : ` — ${markdownText(said.slice(0, 500))}`;
    const above =
      top === cause ? '' : `; it made ${counted(length - 1, 'span')} above fail, up to ${named(top).what}`;
    return `${String(at + 1)}. **${what}**${message} (after ${when}, took ${time})${above}${recovered ? ' (made good later)' : ''}`;
  });
  return [...lines, ...moreLine(errors.chains.length - MOST_FAILURES)];
}

function slowParts(
  trace: Trace,
  reader: SpanReader,
  parts: readonly SlowPart[],
  total: number,
): readonly string[] {
  if (total <= 0 || parts.length === 0) return ['The trace has no length.'];
  const { redactor } = reader;
  const nameOf = ({ kind, service, name }: SlowPart): string => {
    if (kind === 'waiting') return 'Between a call and the called span (network, queues)';
    if (kind === 'unknown') return 'Not covered by any span';
    return markdownText(
      `${redactor.service(trace.services[service] ?? '')}: ${redactor.name(trace.names[name] ?? '')}`,
    );
  };
  return [
    row(['Where', 'Time', 'Share', 'Spans']),
    row(['---', '--:', '--:', '--:']),
    ...parts
      .slice(0, MOST_PARTS)
      .map((part) =>
        row([
          nameOf(part),
          formatDuration(part.time),
          formatPercent(part.time / total),
          part.spanCount === 0 ? '' : formatCount(part.spanCount),
        ]),
      ),
    ...moreLine(parts.length - MOST_PARTS),
  ];
}

/**
 * What somebody has to know who gets a ticket about a trace: what failed, what took the time, the facts, and a link. Always of the whole
 * trace. No text of it becomes markup.
 */
export function* traceMarkdown(
  parsed: ParsedTrace,
  job: WriteJob,
  sink: ByteSink,
): Generator<undefined, void> {
  const { trace } = parsed;
  const reader = new SpanReader(parsed, job.redaction);
  const facts = analyseTrace(trace);
  yield;
  const header = traceHeader(trace, facts);
  const { redactor } = reader;
  const title =
    trace.spans.count === 0
      ? 'Trace without spans'
      : `${redactor.service(header.service)}: ${redactor.name(header.name)}`;
  const head = [
    `## ${markdownLink(title, job.link)}`,
    '',
    header.errorCount === 0
      ? `**No errors**, took **${formatDuration(trace.duration)}**.`
      : `**${counted(header.errorCount, 'error')}** in ${counted(header.errorServiceCount, 'service')}, took **${formatDuration(trace.duration)}**.`,
    '',
    '### What failed',
    '',
    ...failures(trace, reader),
  ];
  yield;
  const why = whySlow(trace, facts, 'operation');
  const slow = ['', '### What took the time', '', ...slowParts(trace, reader, why.parts, why.total)];
  yield;
  const totals = [...serviceTotals(trace, facts)].sort((a, b) => b.selfTime - a.selfTime);
  const rest = [
    '',
    '### Facts',
    '',
    `- Trace ${markdownText(trace.traceId)}`,
    `- Started ${formatTimestamp(trace.startEpoch, { zone: 'utc', precision: 'millis' })} UTC, took ${formatDuration(trace.duration)}`,
    `- ${counted(header.spanCount, 'span')}, ${counted(header.serviceCount, 'service')}, ${counted(header.depthCount, 'level')} deep`,
    ...(header.rootMissing && header.spanCount > 0
      ? ['- The root is missing: the picture may not be whole']
      : []),
    ...trace.problems.slice(0, MOST_PROBLEMS).map(({ detail }) => `- ${markdownText(redactor.name(detail))}`),
    '',
    row(['Service', 'Spans', 'Errors', 'Time of its own']),
    row(['---', '--:', '--:', '--:']),
    ...totals
      .slice(0, MOST_SERVICES)
      .map(({ name, spanCount, errorCount, selfTime }) =>
        row([
          markdownText(redactor.service(name)),
          formatCount(spanCount),
          errorCount === 0 ? '' : formatCount(errorCount),
          formatDuration(selfTime),
        ]),
      ),
    ...moreLine(totals.length - MOST_SERVICES),
  ];
  for (const lines of [head, slow, rest]) sink.text(`${lines.join('\n')}\n`);
}
