import { formatCount } from '../../../core';
import { failureOf } from '../../../state/query/FailureError';
import type { GraphForm } from '../../../state/url/trace/graphParts';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Notice } from '../../../ui/Notice';
import { Waiting } from '../../../ui/Waiting';
import { FormButtons } from '../../../ui/FormButtons';
import { ShadeChoice } from '../calls/ShadeChoice';
import type { ViewProps } from '../ViewProps';
import classes from './callGraph.module.css';
import table from './CallTable.module.css';
import { CallTable } from './CallTable';
import { FlowGraph } from './FlowGraph';
import { NodePanel } from './NodePanel';
import { useCallGraph, useMadeGraph, type MadeGraph } from './useCallGraph';

const forms: readonly { readonly value: GraphForm; readonly text: string; readonly title: string }[] = [
  { value: 'services', text: 'Services', title: 'A box for each service; calls within one are not drawn' },
  { value: 'operations', text: 'Operations', title: 'A box for each operation of each service' },
];

/** Which services, or operations, of a trace called which: a picture in layers, and the same as a table. */
export function CallGraphView(props: ViewProps) {
  const made = useMadeGraph(props.view);
  return (
    <section className={classes['view']} aria-label="Call graph">
      {made ? <ShownCallGraph {...props} made={made} /> : <Waiting text="Counting the calls" />}
    </section>
  );
}

function ShownCallGraph({ made, ...props }: ViewProps & { readonly made: MadeGraph }) {
  const { view, colours, find } = props;
  const { address, change, select: onSelect } = view;
  const model = useCallGraph(props, made);
  const { open, form, graph, names, layout, picked, found } = model;
  const [one, many] = form === 'services' ? ['service', 'services'] : ['operation', 'operations'];
  const counted = (count: number) => `${formatCount(count)} ${count === 1 ? one : many}`;
  const calls = graph.edges.reduce((sum, edge) => sum + edge.calls, 0);
  const callsWord = `${formatCount(calls)} ${calls === 1 ? 'call' : 'calls'}`;
  const node = picked === undefined ? undefined : graph.nodes[picked];
  const name = picked === undefined ? undefined : names[picked];
  const hit = found?.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return (
    <>
      <div className={classes['above']}>
        <FormButtons
          label="Boxes of the call graph"
          value={form}
          options={forms}
          onChange={(graphForm) => {
            change({ graphForm, graphPick: '' }, 'push');
          }}
        />
        <ShadeChoice
          shade={address.shade}
          label={colours.label}
          colours={model.shades}
          onChange={(shade) => {
            change({ shade }, 'replace');
          }}
        />
        <span>
          {counted(graph.nodes.length)}, {callsWord} between them
          {hit !== undefined && `, found in ${formatCount(hit)}`}
          {model.isLostPick && `. The ${one} that this link names is not in this trace`}
        </span>
      </div>
      <div className={classes['split']}>
        <div className={classes['picture']}>
          {!model.drawn ? (
            <EmptyState
              title={`${counted(graph.nodes.length)}, ${formatCount(graph.edges.length)} ${graph.edges.length === 1 ? 'edge' : 'edges'}`}
            >
              <p>A picture of that many is hard to read and takes a while. The table below has all of it.</p>
              <Button look="primary" onClick={model.drawAnyway}>
                Draw {counted(graph.nodes.length)} anyway
              </Button>
            </EmptyState>
          ) : layout.data ? (
            // Another graph begins anew: fitted, at its first box.
            <FlowGraph
              key={form}
              model={model}
              layout={layout.data}
              shown={view.shown}
              hasKeys={address.view === 'graph'}
            />
          ) : layout.error ? (
            <Notice
              tone="error"
              actions={
                <Button
                  onClick={() => {
                    void layout.refetch();
                  }}
                >
                  Try again
                </Button>
              }
            >
              The graph could not be laid out: {failureOf(layout.error).serverSaid} The table below has all of
              it.
            </Notice>
          ) : (
            <Waiting text={`Laying out ${counted(graph.nodes.length)}`} />
          )}
        </div>
        {node && name && (
          <NodePanel
            key={`${form} ${String(picked)}`}
            open={open}
            node={node}
            name={name}
            onSelect={onSelect}
            onFind={find.setText}
            onClose={() => {
              model.pick(undefined);
            }}
          />
        )}
      </div>
      <details className={classes['words']} open={!model.drawn}>
        <summary className={table['summary']}>As a table</summary>
        <CallTable names={names} graph={graph} onSelect={onSelect} />
      </details>
    </>
  );
}
