import { visibleText } from '../../core';
import { SafeLink } from '../../pieces/SafeLink';
import { siteAddress } from '../../pieces/siteAddress';
import { useSite } from '../../state/site/site';
import type { MenuGroup, MenuLine } from '../../state/site/SiteConfig';
import { Icon } from '../../ui/Icon';
import { Popover } from '../../ui/Popover';
import classes from './SiteMenu.module.css';

/** A link of the menu; a text where there is none, or none that may be followed. */
function Item({ item }: { readonly item: MenuLine }) {
  const text = visibleText(item.label);
  const address = item.url === undefined ? undefined : siteAddress(item.url, window.location.origin);
  if (address === undefined) return <span className={classes['text']}>{text}</span>;
  return (
    <SafeLink text={address} isHere={!item.isNewTab} className={classes['link']}>
      {text}
    </SafeLink>
  );
}

function Group({ label, items }: MenuGroup) {
  const text = visibleText(label);
  return (
    <Popover
      label={text}
      look="quiet"
      panelClass={classes['panel']}
      button={
        <>
          {text}
          <Icon name="chevron-down" size={12} />
        </>
      }
    >
      {() => (
        <ul className={classes['items']}>
          {items.map((item, at) => (
            <li key={at}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

/** The menu that the site configured: links, and groups of links. */
export function SiteMenu() {
  const menu = useSite((site) => site.menu);
  return (
    <nav className={classes['menu']} aria-label="Menu of this site">
      {menu.map((entry, at) =>
        'items' in entry ? <Group key={at} {...entry} /> : <Item key={at} item={entry} />,
      )}
    </nav>
  );
}
