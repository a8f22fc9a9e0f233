import { useMemo, useState, type ReactNode } from 'react';
import { attributeText, serviceOf, visibleText, type Attribute, type SpanIndex } from '../../../core';
import { attributeObject, attributePair } from '../../../pieces/attributeCopies';
import { PageLink } from '../../../state/url/PageLink';
import { ValueHandlesContext, type ValueHandles } from '../../../pieces/ValueHandles';
import { useSite } from '../../../state/site/site';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { onDemand } from '../../../state/session/onDemand';
import { searchPlace } from '../../../state/url/place';
import { emptySearch, writeSearchAddress } from '../../../state/url/searchAddress';
import type { MenuGroup } from '../../../ui/ActionMenu';
import { announce } from '../../../ui/announce';
import { copyText } from '../../../ui/copyText';
import { attributeTerm } from '../findTerm';
import { joinTerms } from '../joinTerms';
import type { TraceView } from '../useTraceView';
import { useValueLinks } from './useValueLinks';

const ActionMenu = onDemand(async () => (await import('../../../ui/ActionMenu')).ActionMenu);
const ValueDialog = onDemand(async () => (await import('./ValueDialog')).ValueDialog);

/** Longer values are not looked for: the find text has to fit into an address. */
const longestSought = 500;
const cut = (text: string) => visibleText(text, 60);

/** What can be done with a value of a span, in groups. */
function actionsOf(
  view: TraceView,
  span: SpanIndex,
  attribute: Attribute,
  pinned: readonly string[],
): readonly MenuGroup[] {
  const { key, value } = attribute;
  const { address, change, open } = view;
  const text = attributeText(value);
  const isScalar = value.type !== 'map' && value.type !== 'array' && value.type !== 'bytes';
  const sought = isScalar && key !== '' && text !== '' && text.length <= longestSought;
  const isPinned = pinned.includes(key);
  const service = serviceOf(open.trace, span);
  const search = writeSearchAddress({
    ...emptySearch,
    service: service === '' ? undefined : service,
    tags: [{ key, value: text }],
    from: address.from,
  }).toString();
  const copy = (made: () => string) => () => void copyText(made());
  const groups: MenuGroup[] = [
    [
      { icon: 'copy', label: 'Copy value', run: copy(() => text) },
      { icon: 'equals', label: 'Copy key=value', run: copy(() => attributePair(attribute)) },
      { icon: 'braces', label: 'Copy as JSON', run: copy(() => attributeObject(attribute)) },
    ],
  ];
  if (sought) {
    groups.push([
      {
        icon: 'search',
        label: 'Find in this trace',
        hint: cut(text),
        run: () => {
          change({ find: attributeTerm(key, text), findMode: 'highlight' }, 'push');
        },
      },
      {
        icon: 'minus',
        label: 'Exclude from this trace',
        run: () => {
          change({ find: joinTerms(address.find, attributeTerm(key, text, true)), findMode: 'only' }, 'push');
        },
      },
      {
        icon: 'external',
        label: 'Search all traces with it',
        link: <PageLink to={searchPlace(search)} />,
      },
    ]);
  }
  if (key !== '' && key.length <= 256) {
    groups.push([
      address.colour === key
        ? { icon: 'palette', label: 'Colour by service again', run: () => change({ colour: '' }, 'push') }
        : {
            icon: 'palette',
            label: 'Colour spans by it',
            hint: cut(key),
            run: () => change({ colour: key }, 'push'),
          },
      {
        icon: 'pin',
        label: isPinned ? 'Unpin this key' : 'Pin this key on top of every span',
        run: () => {
          setPreferences({
            pinnedKeys: isPinned ? pinned.filter((other) => other !== key) : [...pinned, key].slice(-100),
          });
          announce(isPinned ? 'Unpinned' : 'Pinned');
        },
      },
    ]);
  }
  return groups;
}

/** Makes every value inside a handle: one menu and one dialog for all of them. */
export function SpanHandles({
  view,
  span,
  children,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  readonly children: ReactNode;
}) {
  const pinned = usePreferences((preferences) => preferences.pinnedKeys);
  const topPrefixes = useSite((site) => site.topPrefixes);
  const linksOf = useValueLinks(view.open, span);
  const [menu, setMenu] = useState<{ readonly attribute: Attribute; readonly anchor: HTMLElement }>();
  const [whole, setWhole] = useState<Attribute>();
  const handles = useMemo<ValueHandles>(
    () => ({
      pinned,
      topPrefixes,
      linksOf,
      openMenu: (attribute, anchor) => {
        setMenu({ attribute, anchor });
      },
      openWhole: setWhole,
    }),
    [pinned, topPrefixes, linksOf],
  );
  return (
    <ValueHandlesContext value={handles}>
      {children}
      {menu && (
        <ActionMenu
          label={`What to do with ${cut(menu.attribute.key) || 'this value'}`}
          anchor={menu.anchor}
          groups={actionsOf(view, span, menu.attribute, pinned)}
          onClose={() => {
            setMenu(undefined);
          }}
        />
      )}
      {whole && (
        <ValueDialog
          attribute={whole}
          onClose={() => {
            setWhole(undefined);
          }}
        />
      )}
    </ValueHandlesContext>
  );
}
