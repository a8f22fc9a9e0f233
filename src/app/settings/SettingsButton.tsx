import { onDemand } from '../../state/session/onDemand';
import { Icon } from '../../ui/Icon';
import { Popover } from '../../ui/Popover';
import classes from './SettingsButton.module.css';

const SettingsPanel = onDemand(async () => (await import('./SettingsPanel')).SettingsPanel);

/** Shows what the reader can choose for all pages: theme, times, keys, where details open. */
export function SettingsButton() {
  return (
    <Popover
      label="Settings"
      title="Settings"
      look="quiet"
      buttonClass={classes['button']}
      panelClass={classes['panel']}
      button={
        <>
          <Icon name="settings" />
          <span className="visually-hidden">Settings</span>
        </>
      }
    >
      {() => <SettingsPanel />}
    </Popover>
  );
}
