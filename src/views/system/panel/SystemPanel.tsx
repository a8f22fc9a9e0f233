import { useId } from 'react';
import { formatCount, formatPercent } from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import type { SystemAddress } from '../../../state/url/systemAddress';
import type { HistoryMode } from '../../../state/url/address';
import type { ShownCalls } from '../ShownCalls';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { neighboursOf } from '../neighbours';
import classes from './panel.module.css';
import type { Pick, SystemModel } from '../useSystemModel';
import { callWords, groupOf, serviceCount, serviceWords, shareWords } from '../words';
import { MonitorLink } from './MonitorLink';
import { NeighbourList } from './NeighbourList';
import { CallTracesLink, PathsLink, StructureLink, TracesLink } from './TracesLink';
import { TracedNumbers } from './TracedNumbers';

/** Services of a group whose traces one search asks for: as many as its requests at most, unless told. */
const mostAsked = 20;

interface PanelProps {
  readonly model: SystemModel;
  readonly counted: ShownCalls;
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}

/** The numbers of what is picked: a service with its neighbours, or an edge with what it is for both ends; and its traces. */
export function SystemPanel(props: PanelProps & { readonly picked: Pick }) {
  const { model, picked } = props;
  const id = useId();
  return (
    <aside className={classes['panel']} aria-labelledby={id}>
      <div className={classes['panelHead']}>
        <h2 id={id} className={classes['panelTitle']}>
          {picked.kind === 'service' ? (
            <ServiceChip name={model.graph.names[picked.node] ?? ''} />
          ) : (
            <>
              <ServiceChip name={model.graph.names[picked.from] ?? ''} />{' '}
              <span className={classes['arrow']}>→</span>{' '}
              <ServiceChip name={model.graph.names[picked.to] ?? ''} />
            </>
          )}
        </h2>
        <IconButton
          icon="close"
          label="Close"
          onClick={() => {
            model.pickService(undefined);
          }}
        />
      </div>
      {picked.kind === 'service' ? (
        <ServiceNumbers {...props} node={picked.node} />
      ) : (
        <EdgeNumbers {...props} from={picked.from} to={picked.to} edge={picked.edge} />
      )}
    </aside>
  );
}

function ServiceNumbers({ model, counted, address, change, node }: PanelProps & { readonly node: number }) {
  const { graph } = model;
  const { callers, callees } = neighboursOf(graph, node);
  const name = graph.names[node] ?? '';
  const group = groupOf(graph, node, address.groups);
  const own = graph.own[node] ?? 0;
  const members =
    group === undefined ? [] : model.whole.names.filter((each) => each.startsWith(group)).slice(0, 200);
  return (
    <>
      <p className={classes['soft']}>
        {callWords(graph.received[node] ?? 0)} received, {callWords(graph.made[node] ?? 0)} made
        {own > 0 && `, ${callWords(own)} to itself`}
      </p>
      <TracedNumbers numbers={model.numbers?.nodes} at={node} what="what enters it" from={address.from} />
      <div className={classes['actions']}>
        {model.focused !== node && (
          <Button
            onClick={() => {
              model.focusOn(node);
            }}
          >
            Focus on it
          </Button>
        )}
        {group === undefined ? (
          <>
            <TracesLink service={name} counted={counted} from={address.from} />
            <PathsLink service={name} counted={counted} address={address} />
            {address.from === 'server' && <MonitorLink service={name} />}
          </>
        ) : (
          <>
            <TracesLink
              service={members[0] ?? ''}
              others={members.slice(1, mostAsked)}
              words={members.length > mostAsked ? `the first ${String(mostAsked)} of them` : 'these services'}
              counted={counted}
              from={address.from}
            />
            <Button
              onClick={() => {
                change({ groups: address.groups.filter((prefix) => prefix !== group), pick: [] }, 'push');
              }}
            >
              Open the group
            </Button>
          </>
        )}
      </div>
      {group !== undefined && (
        <details>
          <summary className={classes['summary']}>{serviceCount(graph.members[node] ?? 0)} in it</summary>
          <ul aria-label="Services of the group" className={classes['members']}>
            {members.map((member) => (
              <li key={member}>
                <bdi>{serviceWords(member)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <NeighbourList
        title="Called by"
        nothing="No service calls it."
        graph={graph}
        neighbours={callers}
        total={graph.received[node] ?? 0}
        onPick={model.pickService}
        onPickEdge={(other) => {
          model.pickEdge(other, node);
        }}
      />
      <NeighbourList
        title="Calls"
        nothing="It calls no other service."
        graph={graph}
        neighbours={callees}
        total={graph.made[node] ?? 0}
        onPick={model.pickService}
        onPickEdge={(other) => {
          model.pickEdge(node, other);
        }}
      />
    </>
  );
}

function EdgeNumbers({
  model,
  counted,
  address,
  from,
  to,
  edge,
}: PanelProps & { readonly from: number; readonly to: number; readonly edge: number }) {
  const { graph } = model;
  const all = graph.calls.reduce((sum, calls) => sum + calls, 0);
  const calls = graph.calls[edge] ?? 0;
  const side = (node: number) => {
    const group = groupOf(graph, node, address.groups);
    return { name: group ?? graph.names[node] ?? '', isGroup: group !== undefined };
  };
  const ends = [from, to].filter((node) => groupOf(graph, node, address.groups) === undefined);
  return (
    <>
      {edge < 0 ? (
        <p>The one does not call the other.</p>
      ) : (
        <>
          <p className={classes['great']}>{callWords(calls)}</p>
          <p className={classes['soft']}>
            {shareWords(graph, edge)}; {formatPercent(calls / all)} of all {formatCount(all)} calls between
            services.
          </p>
        </>
      )}
      {edge >= 0 && (
        <TracedNumbers numbers={model.numbers?.edges} at={edge} what="these calls" from={address.from} />
      )}
      {edge >= 0 && (
        <div className={classes['actions']}>
          {ends.length === 2 && counted.question ? (
            <CallTracesLink
              question={counted.question}
              caller={graph.names[from] ?? ''}
              callee={graph.names[to] ?? ''}
            />
          ) : (
            <StructureLink counted={counted} address={address} caller={side(from)} callee={side(to)} />
          )}
        </div>
      )}
      <div className={classes['actions']}>
        {[from, to].map((node) => (
          <Button
            key={node}
            look="quiet"
            onClick={() => {
              model.pickService(node);
            }}
          >
            <Icon name="graph" size={14} /> Calls of <bdi>{serviceWords(graph.names[node] ?? '')}</bdi>
          </Button>
        ))}
      </div>
      <div className={classes['actions']}>
        {ends.map((node) => (
          <TracesLink key={node} service={graph.names[node] ?? ''} counted={counted} from={address.from} />
        ))}
      </div>
    </>
  );
}
