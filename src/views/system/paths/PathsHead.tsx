import { pathDensities, type PathDensity } from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { PathsAddress } from '../../../state/url/pathsAddress';
import type { PathForm } from '../../../state/url/system/pathParts';
import { Button, IconButton } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { FormButtons } from '../../../ui/FormButtons';
import { Hops } from '../head/Hops';
import classes from '../system.module.css';
import { serviceWords } from '../words';

const forms: readonly { readonly value: PathForm; readonly text: string; readonly title: string }[] = [
  { value: 'graph', text: 'Graph', title: 'A box for each step, a line for each call' },
  { value: 'list', text: 'List', title: 'Every path with its numbers, in words' },
];

const densityWords = new Map<PathDensity, string>([
  ['ppe', 'a step of paths'],
  ['mc', 'all that is called so'],
  ['up-vs-down', 'what is called so, above or below'],
  ['per-level', 'what is called so at a distance'],
  ['ext-vs-int', 'what is called so, at ends or within'],
]);

/** How paths are shown: which steps, what a box stands for, which are left out. */
export function PathsHead({
  address,
  change,
}: {
  readonly address: PathsAddress;
  readonly change: (part: Partial<PathsAddress>, mode: HistoryMode) => void;
}) {
  const { form, up, down, density, showOperations, hidden, through } = address;
  return (
    <div role="group" aria-label="What is shown" className={classes['bar']}>
      <FormButtons
        label="Form"
        value={form}
        options={forms}
        onChange={(next) => {
          change({ form: next }, 'push');
        }}
      />
      <Hops
        label="Callers"
        way="up"
        hops={up}
        onChange={(hops) => {
          change({ up: hops }, 'push');
        }}
      />
      <Hops
        label="Callees"
        way="down"
        hops={down}
        onChange={(hops) => {
          change({ down: hops }, 'push');
        }}
      />
      <Button
        aria-pressed={showOperations}
        title="Tells the operations of a service apart"
        onClick={() => {
          change({ showOperations: !showOperations, pick: [] }, 'push');
        }}
      >
        Operations
      </Button>
      {form === 'graph' && (
        <Choice
          label="A box is"
          value={density}
          options={pathDensities.map((value) => ({ value, text: densityWords.get(value) ?? value }))}
          onChange={(value) => {
            change({ density: value, pick: [] }, 'push');
          }}
        />
      )}
      {through !== '' && (
        <span>
          only through <bdi>{serviceWords(through)}</bdi>
          <IconButton
            icon="close"
            label="Show all paths"
            onClick={() => {
              change({ through: '' }, 'push');
            }}
          />
        </span>
      )}
      {hidden.map((service) => (
        <span key={service}>
          without <bdi>{serviceWords(service)}</bdi>
          <IconButton
            icon="close"
            label={`Show paths through ${serviceWords(service)} again`}
            onClick={() => {
              change({ hidden: hidden.filter((each) => each !== service) }, 'push');
            }}
          />
        </span>
      ))}
    </div>
  );
}
