import { useMemo } from 'react';
import { visibleText } from '../../core';
import type { ShownCalls } from './ShownCalls';
import type { HistoryMode } from '../../state/url/address';
import type { SystemAddress } from '../../state/url/systemAddress';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { GraphForm } from './graph/GraphForm';
import { SystemHead } from './head/SystemHead';
import { LookBar } from './LookBar';
import { ServiceList } from './list/ServiceList';
import { CallMatrix } from './matrix/CallMatrix';
import { SystemPanel } from './panel/SystemPanel';
import classes from './system.module.css';
import { useSystemModel } from './useSystemModel';
import { edgeCount, serviceCount } from './words';

/** What a server, or files, know of the calls: as graph, matrix or list, and the numbers of what is picked. */
export function SystemContent({
  counted,
  address,
  change,
}: {
  readonly counted: ShownCalls;
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  const model = useSystemModel(counted.graph, counted.traced, address, change);
  const { part, form, picked, numbers } = model;
  const { size, colour } = address;
  const looks = useMemo(() => ({ size, colour, numbers }), [size, colour, numbers]);
  const lost = [
    ...(model.isLostFocus ? [address.focus] : []),
    ...(model.isLostPick ? address.pick.slice(0, 1) : []),
  ];
  return (
    <>
      <SystemHead model={model} address={address} change={change} />
      {lost.length > 0 && (
        <Notice
          tone="warn"
          actions={
            <Button
              onClick={() => {
                change({ focus: '', pick: [] }, 'push');
              }}
            >
              Show all services
            </Button>
          }
        >
          No call of “<bdi>{visibleText((lost[0] ?? '').slice(0, 120))}”</bdi> is among those shown here; all
          services are shown.
        </Notice>
      )}
      {address.form === 'auto' && model.isLarge && (
        <Notice
          actions={
            <Button
              onClick={() => {
                change({ form: 'graph' }, 'push');
              }}
            >
              Draw {serviceCount(part.nodes.length)} anyway
            </Button>
          }
        >
          A picture of {serviceCount(part.nodes.length)} and {edgeCount(part.edges.length)} says little: the
          calls stand as a matrix. Focus on a service, hide small edges or fold groups to see a graph.
        </Notice>
      )}
      <div className={classes['split']}>
        <section className={classes['shown']} aria-label="Calls between services">
          {form === 'graph' ? (
            <GraphForm model={model} layout={address.layout} looks={looks} />
          ) : form === 'matrix' ? (
            <CallMatrix model={model} measure={colour} />
          ) : (
            <ServiceList model={model} sort={address.sort} change={change} />
          )}
          {form !== 'list' && (
            <LookBar
              form={form}
              size={form === 'graph' ? size : undefined}
              colour={colour}
              isTraced={numbers !== undefined}
              onChange={(part) => {
                change(part, 'replace');
              }}
            />
          )}
        </section>
        {picked && (
          <SystemPanel
            key={address.pick.join(' ')}
            model={model}
            counted={counted}
            address={address}
            change={change}
            picked={picked}
          />
        )}
      </div>
    </>
  );
}
