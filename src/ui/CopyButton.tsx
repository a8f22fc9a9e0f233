import { useEffect, useState, type ComponentPropsWithRef } from 'react';
import { IconButton } from './Button';
import { copyText } from './copyText';
import type { IconName } from './Icon';

/** Copies `text` and shows for a moment whether that worked. */
export function CopyButton({
  text,
  label,
  icon = 'copy',
  ...rest
}: Pick<ComponentPropsWithRef<'button'>, 'tabIndex' | 'onKeyDown' | 'onFocus' | 'className'> & {
  readonly text: string | (() => string);
  readonly label: string;
  readonly icon?: IconName;
}) {
  const [state, setState] = useState<'idle' | 'done' | 'denied'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => {
      setState('idle');
    }, 1500);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  const shown = state === 'done' ? 'Copied' : state === 'denied' ? 'Not allowed by the browser' : label;
  return (
    <IconButton
      {...rest}
      icon={state === 'done' ? 'check' : state === 'denied' ? 'warning' : icon}
      label={shown}
      onClick={(event) => {
        event.stopPropagation();
        void copyText(typeof text === 'string' ? text : text()).then((ok) => {
          setState(ok ? 'done' : 'denied');
        });
      }}
    />
  );
}
