/** Says without opening the storage that files may be kept there: most visits have none, and load none of its code. */
const MARK = 'spanlight.keeps-files';

export function markKept(isKept: boolean): void {
  try {
    if (isKept) window.localStorage.setItem(MARK, '1');
    else window.localStorage.removeItem(MARK);
  } catch {
    // Forbidden: then the files are found when their own page is opened.
  }
}

export function mayBeKept(): boolean {
  try {
    return window.localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}
