import { create } from 'zustand';

/** Under what the watches are stored; the number is the version of their shape. */
export const watchesKey = 'spanlight:watches:1';

function hasStored(): boolean {
  try {
    return localStorage.getItem(watchesKey) !== null;
  } catch {
    return false;
  }
}

/** What every page shows of the watches, known without their code. */
export const useWatchLamp = create<{
  /** There is something to watch: the code for it is needed. */
  readonly isOn: boolean;
  /** Watches that fire and are not muted. */
  readonly firing: number;
}>(() => ({ isOn: hasStored(), firing: 0 }));

export function noteWatches(isOn: boolean): void {
  useWatchLamp.setState(isOn ? { isOn } : { isOn, firing: 0 });
}

export function noteFiring(firing: number): void {
  useWatchLamp.setState({ firing });
}
