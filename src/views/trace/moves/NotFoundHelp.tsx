import { FileButton } from '../../../pieces/FileButton';
import { readingWords } from '../../../pieces/readingWords';
import { showFiles } from '../../../state/query/showFiles';
import { useFiles } from '../../../state/session/files';
import { useLastPaste } from '../../../state/session/lastPaste';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { placeOfReading } from '../../../state/url/placeOfReading';
import { Button } from '../../../ui/Button';
import classes from './moves.module.css';

/** For a trace that is not there: as what the pasted text was recognised, what was tried, and what else can be tried. */
export function NotFoundHelp({
  traceId,
  isWide,
  onWide,
}: {
  readonly traceId: string;
  /** It was asked for over all times already. */
  readonly isWide: boolean;
  readonly onWide: () => void;
}) {
  const { opened, others } = useLastPaste();
  const hasFiles = useFiles((state) => state.source !== undefined);
  const isPasted = opened?.open === 'trace' && opened.trace.traceId === traceId;
  const isShort = traceId.startsWith('0'.repeat(16));
  return (
    <section className={classes['help']} aria-label="What was tried">
      <h3>What was tried</h3>
      <ul>
        {isPasted && (
          <li>
            The text was recognised as: {readingWords(opened).as}, {readingWords(opened).what}.
          </li>
        )}
        <li>
          The server was asked for <code>{traceId}</code>
          {isShort && (
            <>
              {' '}
              and for <code>{traceId.slice(16)}</code>, as storages of 64-bit ids know it
            </>
          )}
          {isWide ? ', over all times.' : ', over the times that it looks at by itself.'}
        </li>
      </ul>
      {isPasted && others.length > 0 && (
        <>
          <h3>The text can also be read as</h3>
          <ul aria-label="Other readings">
            {others.slice(0, 10).map((reading, at) => (
              <li key={at}>
                <PageLink to={placeOfReading(reading)}>{readingWords(reading).what}</PageLink>
                {readingWords(reading).as !== '' && ` (${readingWords(reading).as})`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>What else can be tried</h3>
      <div className={classes['helpActions']}>
        {!isWide && <Button onClick={onWide}>Ask over all times</Button>}
        <FileButton onFiles={(files) => void showFiles(files)} />
        {hasFiles && <PageLink to={tracePlace(traceId, 'xfrom=files')}>Look in the opened files</PageLink>}
      </div>
    </section>
  );
}
