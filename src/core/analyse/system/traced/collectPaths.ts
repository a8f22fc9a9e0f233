import { SpanStatus } from '../../../model';
import { PairNumbers } from '../../PairNumbers';
import { CallTally } from './CallTally';
import { eachSpan, isEntry, lengthOf, type JoinedSpans } from './JoinedSpans';
import type { PathLabel, PathsQuestion } from './PathsQuestion';
import { PathTrie } from './PathTrie';

/** Further than this no look goes, whatever is asked for: what is deeper is a circle, or hostile. */
const mostHops = 100;

/** A step at a node of a trie, once for each span. */
export interface StepSeen {
  readonly node: number;
  readonly joined: number;
  readonly span: number;
  /** Of a step above the focus, the step that it calls; of others the step itself. */
  readonly callee: number;
  readonly traceId: string;
}

/** Numbers of labels: services with, where they are told apart, their operations. */
class Labels {
  readonly list: PathLabel[] = [];
  readonly #services = new Map<string, Map<string, number>>();

  numberOf(service: string, operation: string): number {
    const operations = this.#services.get(service) ?? new Map<string, number>();
    this.#services.set(service, operations);
    const known = operations.get(operation);
    if (known !== undefined) return known;
    operations.set(operation, this.list.length);
    return this.list.push({ service, operation }) - 1;
  }
}

/**
 * The paths through a focus, step by step. A step is a span at which a service is entered (see isEntry); the first step of a trace's way
 * down that fits the focus is the focus of all paths through it. Steps above it are a trie from the focus upwards, those below one
 * downwards; a path is a node of each. Linear in the spans, times the steps above the focus.
 */
export class PathCollector {
  readonly above = new PathTrie();
  readonly below = new PathTrie();
  readonly labels = new Labels();
  readonly seenAbove: StepSeen[] = [];
  readonly seenBelow: StepSeen[] = [];
  readonly pathTally = new CallTally();
  /** Of each path its nodes in the two tries, and the traces that have it. */
  readonly pathTop: number[] = [];
  readonly pathEnd: number[] = [];
  readonly pathTraces: number[] = [];
  /** Steps that are the focus. */
  focalCalls = 0;
  readonly #paths = new PairNumbers();
  readonly #lastTrace: string[] = [];
  readonly #hidden: ReadonlySet<string>;

  constructor(private readonly question: PathsQuestion) {
    this.#hidden = new Set(question.hidden);
  }

  *take(each: JoinedSpans, joined: number): Generator<undefined, void> {
    const { spans, services, names } = each.trace;
    const { service, operation, operations } = this.question;
    const focal = services.indexOf(service);
    const focalName = names.indexOf(operation);
    if (focal < 0 || (operation !== '' && focalName < 0)) return;
    // Of each span the step that it belongs to: itself, or the nearest above.
    const stepOf = new Int32Array(spans.count).fill(-1);
    const labelOf = new PairNumbers();
    const labels: number[] = [];
    const label = (span: number): number => {
      const [of, name] = [spans.service[span] ?? 0, operations ? (spans.name[span] ?? 0) : 0];
      const pair = labelOf.numberOf(of, name);
      return (labels[pair] ??= this.labels.numberOf(
        services[of] ?? '',
        operations ? (names[name] ?? '') : '',
      ));
    };
    const look: Look = {
      each,
      joined,
      label,
      stepAbove: (span) => {
        const above = spans.parent[span] ?? -1;
        return above < 0 ? -1 : (stepOf[above] ?? -1);
      },
    };
    let covered = 0;
    let focus: { readonly span: number; readonly traceId: string } | undefined;
    yield* eachSpan(each, (span, traceId) => {
      if (focus !== undefined && span >= covered) {
        this.#takeFocus(look, focus.span, focus.traceId);
        focus = undefined;
      }
      if (!isEntry(spans, span)) {
        stepOf[span] = look.stepAbove(span);
        return;
      }
      stepOf[span] = span;
      if (span < covered || spans.service[span] !== focal) return;
      if (operation !== '' && spans.name[span] !== focalName) return;
      covered = spans.subtreeEnd[span] ?? span + 1;
      focus = { span, traceId };
    });
    if (focus !== undefined) this.#takeFocus(look, focus.span, focus.traceId);
  }

  #isHidden({ each: { trace } }: Look, span: number): boolean {
    return this.#hidden.size > 0 && this.#hidden.has(trace.services[trace.spans.service[span] ?? 0] ?? '');
  }

  #isThrough({ each: { trace } }: Look, span: number): boolean {
    const { through } = this.question;
    return through === '' || (trace.services[trace.spans.service[span] ?? 0] ?? '') === through;
  }

  #takeFocus(look: Look, focus: number, traceId: string): void {
    const { joined, label, stepAbove } = look;
    const chain = [focus];
    let isThrough = this.#isThrough(look, focus);
    const most = Math.min(this.question.up, mostHops);
    for (let at = stepAbove(focus); at >= 0 && chain.length <= most; at = stepAbove(at)) {
      if (this.#isHidden(look, at)) return;
      isThrough ||= this.#isThrough(look, at);
      chain.push(at);
    }
    if (this.#isHidden(look, focus)) return;
    const below = this.#below(look, focus, isThrough);
    if (below === undefined) return;
    this.focalCalls++;
    let top = -1;
    for (const [at, span] of chain.entries()) {
      top = this.above.node(top, label(span));
      this.seenAbove.push({ node: top, joined, span, callee: chain[at - 1] ?? span, traceId });
    }
    for (const { node, span } of below.steps)
      this.seenBelow.push({ node, joined, span, callee: span, traceId });
    for (const { node, span } of below.ends) this.#addPath(look, top, node, span, traceId);
  }

  /** The steps below a focus that are shown, the focus first, and the last ones of paths; undefined where none goes through what is asked for. */
  #below(
    look: Look,
    focus: number,
    isThrough: boolean,
  ): { readonly steps: readonly Step[]; readonly ends: readonly Step[] } | undefined {
    const { each, label, stepAbove } = look;
    const { spans } = each.trace;
    const most = Math.min(this.question.down, mostHops);
    const steps: (Step & {
      readonly above: number;
      kept: boolean;
      isLast: boolean;
      readonly isThrough: boolean;
    })[] = [];
    const placeOf = new Map<number, number>();
    const put = (span: number, above: number) => {
      const node = this.below.node(above < 0 ? -1 : (steps[above]?.node ?? -1), label(span));
      const reached = above < 0 ? isThrough : steps[above]?.isThrough === true || this.#isThrough(look, span);
      placeOf.set(span, steps.length);
      steps.push({ node, span, above, kept: reached, isLast: true, isThrough: reached });
    };
    put(focus, -1);
    for (let span = focus + 1; span < (spans.subtreeEnd[focus] ?? 0); span++) {
      if (!isEntry(spans, span)) continue;
      const above = placeOf.get(stepAbove(span));
      if (above === undefined || (this.below.depth[steps[above]?.node ?? 0] ?? 0) >= most) continue;
      if (!this.#isHidden(look, span)) put(span, above);
    }
    // From the last to the first: a step is kept that leads to one that is.
    for (let at = steps.length - 1; at > 0; at--) {
      const step = steps[at];
      const above = steps[step?.above ?? 0];
      if (step?.kept !== true || above === undefined) continue;
      above.kept = true;
      above.isLast = false;
    }
    const kept = steps.filter((step) => step.kept);
    return kept.length === 0 ? undefined : { steps: kept, ends: kept.filter(({ isLast }) => isLast) };
  }

  #addPath({ each }: Look, top: number, end: number, span: number, traceId: string): void {
    const { spans } = each.trace;
    const path = this.#paths.numberOf(top, end);
    this.pathTop[path] = top;
    this.pathEnd[path] = end;
    this.pathTally.add(path, lengthOf(spans, span), spans.status[span] === SpanStatus.error, traceId);
    if (this.#lastTrace[path] === traceId) return;
    this.#lastTrace[path] = traceId;
    this.pathTraces[path] = (this.pathTraces[path] ?? 0) + 1;
  }
}

interface Step {
  readonly node: number;
  readonly span: number;
}

interface Look {
  readonly each: JoinedSpans;
  readonly joined: number;
  readonly label: (span: number) => number;
  /** The step above a step; −1 = none. */
  readonly stepAbove: (span: number) => number;
}
