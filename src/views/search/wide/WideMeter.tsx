import { formatCount } from '../../../core';
import { useWideProgress } from '../../../state/query/wideSearch';
import { useSecondsUntil } from '../../../ui/useSecondsUntil';
import { Waiting } from '../../../ui/Waiting';

/** How many of the requests of a wide search are answered, with a way to be content with those. */
export function WideMeter() {
  const progress = useWideProgress((all) => all.progress);
  const seconds = useSecondsUntil(progress?.pausedUntil ?? 0);
  if (!progress) return null;
  const { parts, stop } = progress;
  const sent = parts.filter(({ state }) => state !== 'left');
  const done = sent.filter(({ state }) => state !== 'waiting' && state !== 'asked');
  const failed = sent.filter(({ state }) => state === 'failed').length;
  const words = [
    `${formatCount(done.length)} of ${formatCount(sent.length)} requests`,
    failed > 0 ? `${formatCount(failed)} failed` : '',
    seconds === 0 ? '' : `the server asks for a pause: ${formatCount(seconds)} s`,
  ].filter((part) => part !== '');
  return <Waiting text={words.join(' · ')} share={done.length / Math.max(1, sent.length)} onCancel={stop} />;
}
