import { PatternMistake, type CharacterTest, type Part } from './patternPart';

/** Characters of a value that are looked at. */
const MOST_CHARACTERS = 100_000;
/** Machine states that are remembered; then the memory is emptied. */
const MOST_REMEMBERED = 2000;
const MOST_STATES = 2000;

/**
 * The patterns of `~`: regular expressions that run in linear time whatever they say, because they are run as a state machine and never
 * go back. They have literals, `.`, [classes], \d \w \s \D \W \S, groups, |, * + ? {n,m}, ^ and $; no look-around, no back references and no \b. Case
 * does not matter, and a pattern hits anywhere in the text.
 */
export interface Pattern {
  readonly hits: (text: string) => boolean;
}

/** A state of the pattern: it waits for a character, or leads on to others. */
interface State {
  readonly type: 'character' | 'split' | 'start' | 'end' | 'hit';
  readonly test: CharacterTest | undefined;
  readonly to: number[];
}

/** All states that the pattern may be in after some characters. */
interface Moment {
  readonly waiting: readonly number[];
  readonly hit: boolean;
  readonly hitAtEnd: boolean;
  readonly next: Map<number, Moment>;
}

/** A pattern as a state machine that never goes back: linear in the text, whatever the pattern says. */
export class PatternMachine implements Pattern {
  private readonly states: State[] = [];
  private readonly first: number;
  private readonly moments = new Map<string, Moment>();
  private beginning: Moment | undefined;

  constructor(part: Part) {
    const hit = this.state('hit');
    this.first = this.before(part, hit);
  }

  private state(type: State['type'], to: number[] = [], test?: CharacterTest): number {
    if (this.states.length >= MOST_STATES)
      throw new PatternMistake(0, 'The pattern is too large: its parts repeat too often.');
    return this.states.push({ type, to, test }) - 1;
  }

  /** The state that stands for a part followed by `then`. */
  private before(part: Part, then: number): number {
    switch (part.type) {
      case 'character':
        return this.state('character', [then], part.test);
      case 'start':
      case 'end':
        return this.state(part.type, [then]);
      case 'sequence':
        return part.of.reduceRight((next, each) => this.before(each, next), then);
      case 'choice':
        return this.state(
          'split',
          part.of.map((each) => this.before(each, then)),
        );
      case 'repeat': {
        let next = then;
        if (part.most === Infinity) {
          const loop = this.state('split', [then]);
          this.states[loop]?.to.push(this.before(part.of, loop));
          next = loop;
        } else {
          for (let k = part.least; k < part.most; k++)
            next = this.state('split', [then, this.before(part.of, next)]);
        }
        for (let k = 0; k < part.least; k++) next = this.before(part.of, next);
        return next;
      }
    }
  }

  /** Everything that the states lead to without a character. */
  private moment(from: readonly number[], atStart: boolean): Moment {
    const waiting = new Set<number>();
    const seen = new Set<number>();
    let hit = false;
    let hitAtEnd = false;
    // What needs the end of the text is followed with a mark of its own: it is true only there.
    const open = from.map((state) => ({ state, needsEnd: false }));
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const { state, needsEnd } = one;
      const mark = state * 2 + (needsEnd ? 1 : 0);
      const here = this.states[state];
      if (seen.has(mark) || here === undefined) continue;
      seen.add(mark);
      if (here.type === 'hit') {
        if (needsEnd) hitAtEnd = true;
        else hit = true;
      } else if (here.type === 'character') {
        if (!needsEnd) waiting.add(state);
      } else if (here.type !== 'start' || atStart) {
        const ends = needsEnd || here.type === 'end';
        for (const to of here.to) open.push({ state: to, needsEnd: ends });
      }
    }
    const sorted = [...waiting].sort((a, b) => a - b);
    const key = `${sorted.join(' ')}${hit ? 'h' : ''}${hitAtEnd ? 'e' : ''}`;
    const known = this.moments.get(key);
    if (known) return known;
    const made: Moment = { waiting: sorted, hit, hitAtEnd: hit || hitAtEnd, next: new Map() };
    this.moments.set(key, made);
    return made;
  }

  private after(moment: Moment, code: number): Moment {
    const reached = [this.first];
    for (const state of moment.waiting) {
      const here = this.states[state];
      if (here?.test?.(code) !== true) continue;
      for (const to of here.to) reached.push(to);
    }
    if (this.moments.size > MOST_REMEMBERED) this.moments.clear();
    const next = this.moment(reached, false);
    moment.next.set(code, next);
    return next;
  }

  hits = (text: string): boolean => {
    // What is remembered hangs together from the beginning.
    if (this.moments.size === 0) this.beginning = undefined;
    const lower = text.slice(0, MOST_CHARACTERS).toLowerCase();
    let moment = (this.beginning ??= this.moment([this.first], true));
    for (let at = 0; at < lower.length; at++) {
      if (moment.hit) return true;
      const code = lower.charCodeAt(at);
      moment = moment.next.get(code) ?? this.after(moment, code);
    }
    return moment.hit || moment.hitAtEnd;
  };
}
