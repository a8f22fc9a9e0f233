import { formatCount } from '../../../core';
import { FilterBox } from '../../../pieces/FilterBox';
import type { HistoryMode } from '../../../state/url/address';
import type { SystemAddress } from '../../../state/url/systemAddress';
import type { SystemLayout } from '../../../state/url/system/graphParts';
import { Choice } from '../../../ui/Choice';
import { FormButtons } from '../../../ui/FormButtons';
import classes from '../system.module.css';
import type { SystemModel } from '../useSystemModel';
import { FocusBar } from './FocusBar';
import { FormChoice } from './FormChoice';
import { GroupsMenu } from './GroupsMenu';

const layouts: readonly { readonly value: SystemLayout; readonly text: string; readonly title: string }[] = [
  { value: 'layers', text: 'Layers', title: 'Callers left of callees' },
  { value: 'forces', text: 'Forces', title: 'What calls each other stands together' },
];
/** Least shares, in hundredths of a percent. */
const shares = ['0', '10', '50', '100', '200', '500', '1000', '2500'];

/** What is shown of the calls, and how. */
export function SystemHead({
  model,
  address,
  change,
}: {
  readonly model: SystemModel;
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  const { part, found, form } = model;
  const share = String(address.leastShare);
  return (
    <>
      <div role="group" aria-label="What is shown" className={classes['bar']}>
        <FormChoice form={form} change={change} />
        {form === 'graph' && (
          <FormButtons
            label="Layout"
            value={address.layout}
            options={layouts}
            onChange={(layout) => {
              change({ layout }, 'replace');
            }}
          />
        )}
        <Choice
          label="Hide edges below"
          value={share}
          options={(shares.includes(share) ? shares : [...shares, share]).map((value) => ({
            value,
            text: value === '0' ? 'nothing' : `${String(Number(value) / 100)} % of both ends’ calls`,
          }))}
          onChange={(value) => {
            change({ leastShare: Number(value) }, 'push');
          }}
        />
        <GroupsMenu
          names={model.whole.names}
          groups={address.groups}
          onChange={(groups) => {
            change({ groups }, 'push');
          }}
        />
        <div className={classes['find']}>
          <FilterBox
            label="Find a service"
            placeholder="Find a service"
            value={address.find}
            found={found?.reduce((sum, is) => sum + is, 0) ?? 0}
            total={part.nodes.length}
            onChange={(find) => {
              change({ find }, 'settle');
            }}
          />
        </div>
        {model.hiddenEdges > 0 && (
          <span role="status" className={classes['soft']}>
            {formatCount(model.hiddenEdges)} {model.hiddenEdges === 1 ? 'edge is' : 'edges are'} hidden
          </span>
        )}
      </div>
      {model.focused !== undefined && (
        <FocusBar model={model} node={model.focused} address={address} change={change} />
      )}
    </>
  );
}
