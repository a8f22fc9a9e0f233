import { visibleText } from '../core';
import { Icon } from '../ui/Icon';
import { SafeLink } from './SafeLink';
import { siteAddress } from './siteAddress';
import classes from './SiteLinks.module.css';
import type { ValueLink } from './ValueHandles';

const cut = (text: string) => visibleText(text, 120);

/** Links that the site makes of values. One whose address may not be followed is its text, and says so. */
export function SiteLinks({ links }: { readonly links: readonly ValueLink[] }) {
  if (links.length === 0) return null;
  return (
    <span className={classes['links']}>
      {links.map(({ url, text }, at) => {
        const address = siteAddress(url, window.location.origin);
        const words = text === '' ? (address ?? '') : text;
        return address === undefined ? (
          <span
            key={at}
            className={classes['refused']}
            title="Only addresses of http, https and mailto are links"
          >
            <bdi>{cut(words)}</bdi> (no link: not a web address)
          </span>
        ) : (
          <SafeLink key={at} text={address} className={classes['link']}>
            <Icon name="external" size={12} />
            <bdi>{cut(words)}</bdi>
          </SafeLink>
        );
      })}
    </span>
  );
}
