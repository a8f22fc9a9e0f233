import { visibleText, type Failure } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { usePageTitle } from '../../ui/usePageTitle';

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** An id that cannot be one: refused here, so that nothing is asked. */
function badId(id: string): Failure {
  return {
    kind: 'bad-request',
    asked: '',
    status: undefined,
    message: `“${visibleText(cut(id))}” is not a trace id.`,
    serverSaid: '',
    advice: 'A trace id is 1 to 32 hexadecimal digits. Nothing was asked of the server.',
    retryAfterSeconds: undefined,
  };
}

/** Instead of the page of a trace: its address names none. */
export function BadId({ id }: { readonly id: string }) {
  usePageTitle('Not a trace id');
  return (
    <>
      <h1 className="visually-hidden">Not a trace id</h1>
      <FailurePanel failure={badId(id)} actions={<PageLink to={searchPlace()}>Go to the search</PageLink>} />
    </>
  );
}
