import type { ComponentPropsWithRef } from 'react';
import classes from './Button.module.css';
import { cx } from './cx';
import { Icon, type IconName } from './Icon';
import { useKeyHint } from './shortcuts';

type Look = 'plain' | 'primary' | 'quiet';

/** A button with text. Never submits a form unless told to. */
export function Button({
  look = 'plain',
  className,
  type = 'button',
  title,
  'aria-label': label,
  ...rest
}: ComponentPropsWithRef<'button'> & { readonly look?: Look }) {
  const shownTitle = useKeyHint(title);
  const shownLabel = useKeyHint(label);
  return (
    <button
      {...rest}
      title={shownTitle}
      aria-label={shownLabel}
      type={type}
      className={cx(classes['button'], look !== 'plain' && classes[look], className)}
    />
  );
}

/** A button that shows only an icon; `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  className,
  ...rest
}: Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'title' | 'children'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly look?: Look;
}) {
  return (
    <Button {...rest} look={look} aria-label={label} title={label} className={cx(classes['icon'], className)}>
      <Icon name={icon} />
    </Button>
  );
}
