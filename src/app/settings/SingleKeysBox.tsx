import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import classes from './SettingsPanel.module.css';

/** Switches the keys that need no modifier on and off. */
export function SingleKeysBox() {
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  return (
    <label className={classes['box']}>
      <input
        type="checkbox"
        checked={singleKeys}
        onChange={(event) => {
          setPreferences({ singleKeys: event.target.checked });
        }}
      />
      Keys without Ctrl, Alt or ⌘ are on
    </label>
  );
}
