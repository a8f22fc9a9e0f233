import { visibleText } from '../../../core';
import { CopyButton } from '../../../ui/CopyButton';
import { EmptyState } from '../../../ui/EmptyState';
import classes from './SendSpans.module.css';

/** The collector got nothing yet: where programs send their spans. */
export function SendSpans({ endpoint }: { readonly endpoint: string }) {
  const lines = [
    `OTEL_EXPORTER_OTLP_ENDPOINT=${visibleText(endpoint)}`,
    'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
  ];
  return (
    <EmptyState title="No span has come yet">
      <p>
        Start a program that is instrumented with OpenTelemetry with these variables. Its traces come into
        this list by themselves while it is live.
      </p>
      <div className={classes['variables']}>
        <code>{lines.join('\n')}</code>
        <CopyButton text={lines.join('\n')} label="Copy the variables" />
      </div>
      <p>
        Or send OTLP over HTTP, as protobuf or JSON, to {visibleText(endpoint)}/v1/traces. Spans are held in
        memory until the command ends.
      </p>
    </EmptyState>
  );
}
