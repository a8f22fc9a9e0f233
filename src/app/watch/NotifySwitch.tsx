import { useState } from 'react';
import { setNotifies, useWatches } from '../../state/watch/watches';
import { announce } from '../../ui/announce';
import classes from './watch.module.css';

const permissionNow = (): NotificationPermission | undefined =>
  'Notification' in window && window.isSecureContext ? Notification.permission : undefined;

/** Desktop notifications: asked for when they are switched on, never before. */
export function NotifySwitch() {
  const notifies = useWatches((state) => state.notifies);
  const [permission, setPermission] = useState(permissionNow);
  const isOn = notifies && permission === 'granted';
  const switchOn = async () => {
    const given = await Notification.requestPermission();
    setPermission(given);
    setNotifies(given === 'granted');
    announce(
      given === 'granted' ? 'Desktop notifications are on' : 'The browser does not allow notifications here',
    );
  };
  return (
    <label className={classes['box']}>
      <input
        type="checkbox"
        checked={isOn}
        aria-disabled={permission === undefined || permission === 'denied'}
        onChange={(event) => {
          if (permission === undefined || permission === 'denied') return;
          if (event.target.checked) void switchOn();
          else setNotifies(false);
        }}
      />
      <span>
        Desktop notifications
        {permission === undefined && ' (this browser has none here)'}
        {permission === 'denied' && ' (not allowed in the browser’s settings for this page)'}
      </span>
    </label>
  );
}
