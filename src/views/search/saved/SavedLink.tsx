import { visibleText } from '../../../core';
import { PageLink } from '../../../state/url/PageLink';
import { go, searchPlace, usePlace } from '../../../state/url/place';
import { atMoment, withoutMoment } from '../../../state/url/search/relativeSearch';
import { useNow } from '../../../ui/useNow';

/** A link to a search that was kept without its moment: its look-back ends when it is pressed. */
export function SavedLink({
  search,
  text,
  title,
  className,
  onGo,
}: {
  readonly search: string;
  readonly text: string;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
  readonly onGo?: (() => void) | undefined;
}) {
  const now = useNow();
  const isHere = usePlace(({ path, raw }) => path === '/search' && withoutMoment(raw) === search);
  return (
    <PageLink
      to={searchPlace(atMoment(search, now))}
      isHere={isHere}
      title={title}
      className={className}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(searchPlace(atMoment(search, Date.now())));
        onGo?.();
      }}
    >
      <bdi>{visibleText(text)}</bdi>
    </PageLink>
  );
}
