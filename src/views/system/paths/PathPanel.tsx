import { useId, type ReactNode } from 'react';
import { labelText, type PathLabel, type TracedPaths } from '../../../core';
import { Button, IconButton } from '../../../ui/Button';
import classes from '../panel/panel.module.css';
import { TracedNumbers } from '../panel/TracedNumbers';
import { callWords, serviceWords } from '../words';
import { stepTexts } from './pathWords';
import type { PathsModel, PathPick } from './usePathsModel';

interface PathPanelProps {
  readonly paths: TracedPaths;
  readonly model: PathsModel;
  readonly from: 'server' | 'files';
}

/** The numbers of what is picked, a step or a path, and what can be done with each step. */
export function PathPanel({ picked, ...props }: PathPanelProps & { readonly picked: PathPick }) {
  return picked.kind === 'node' ? (
    <StepNumbers {...props} node={picked.node} label={picked.label} />
  ) : (
    <PathNumbers {...props} path={picked.path} />
  );
}

function Panel({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <aside className={classes['panel']} aria-labelledby={id}>
      <div className={classes['panelHead']}>
        <h2 id={id} className={classes['panelTitle']}>
          <bdi>{title}</bdi>
        </h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}

function StepActions({ model, label }: { readonly model: PathsModel; readonly label: PathLabel }) {
  return (
    <div className={classes['actions']}>
      <Button
        onClick={() => {
          model.focusOn(label);
        }}
      >
        Focus on it
      </Button>
      <Button
        onClick={() => {
          model.goThrough(label.service);
        }}
      >
        Only paths through <bdi>{serviceWords(label.service)}</bdi>
      </Button>
      <Button
        onClick={() => {
          model.hide(label.service);
        }}
      >
        Hide paths through <bdi>{serviceWords(label.service)}</bdi>
      </Button>
    </div>
  );
}

function StepNumbers({
  paths,
  model,
  from,
  node,
  label,
}: PathPanelProps & { readonly node: number; readonly label: PathLabel }) {
  const distance = paths.nodeDistance[node] ?? 0;
  const steps = `${String(Math.abs(distance))} ${Math.abs(distance) === 1 ? 'step' : 'steps'}`;
  return (
    <Panel title={serviceWords(labelText(label))} onClose={model.close}>
      <p className={classes['great']}>{callWords(paths.nodes.calls[node] ?? 0)}</p>
      <p className={classes['soft']}>
        {distance === 0 ? 'The focus' : `${steps} ${distance < 0 ? 'above' : 'below'} the focus`}
      </p>
      <TracedNumbers numbers={paths.nodes} at={node} what="this step" from={from} />
      {distance !== 0 && <StepActions model={model} label={label} />}
    </Panel>
  );
}

function PathNumbers({ paths, model, from, path }: PathPanelProps & { readonly path: number }) {
  const { steps, focus } = paths.paths[path] ?? { steps: [], focus: 0 };
  const texts = stepTexts(paths, steps.slice(0, 100));
  return (
    <Panel
      title={`Path of ${String(steps.length)} ${steps.length === 1 ? 'step' : 'steps'}`}
      onClose={model.close}
    >
      <p className={classes['great']}>{callWords(paths.numbers.calls[path] ?? 0)}</p>
      <TracedNumbers numbers={paths.numbers} at={path} what="its last step" from={from} />
      <ol aria-label="Steps of the path" className={classes['members']}>
        {texts.map((text, at) => {
          const label = paths.labels[steps[at] ?? -1];
          return (
            <li key={at}>
              {at === focus || label === undefined ? (
                <strong>
                  <bdi>{text}</bdi>
                </strong>
              ) : (
                <Button
                  look="quiet"
                  onClick={() => {
                    model.focusOn(label);
                  }}
                >
                  <bdi>{text}</bdi>
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
