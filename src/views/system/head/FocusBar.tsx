import { ServiceChip } from '../../../pieces/ServiceChip';
import type { HistoryMode } from '../../../state/url/address';
import type { SystemAddress } from '../../../state/url/systemAddress';
import { Button } from '../../../ui/Button';
import classes from '../system.module.css';
import type { SystemModel } from '../useSystemModel';
import { serviceCount } from '../words';
import { Hops } from './Hops';

/** The service in focus, how far around it the graph is shown, and the way back to all of it. */
export function FocusBar({
  model,
  node,
  address,
  change,
}: {
  readonly model: SystemModel;
  readonly node: number;
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  const { graph, part } = model;
  return (
    <div role="group" aria-label="Focus" className={classes['bar']}>
      <span>Around</span>
      <ServiceChip name={graph.names[node] ?? ''} />
      <Hops
        label="Callers"
        way="up"
        hops={address.hopsUp}
        onChange={(hopsUp) => {
          change({ hopsUp }, 'push');
        }}
      />
      <Hops
        label="Callees"
        way="down"
        hops={address.hopsDown}
        onChange={(hopsDown) => {
          change({ hopsDown }, 'push');
        }}
      />
      <span className={classes['soft']}>
        {part.nodes.length} of {serviceCount(graph.names.length)}
      </span>
      <Button
        onClick={() => {
          change({ focus: '' }, 'push');
        }}
      >
        Show all services
      </Button>
    </div>
  );
}
