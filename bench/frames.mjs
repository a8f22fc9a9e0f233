// Frames of the page while something is done to it, as the page's own animation callbacks see them.

/** Runs `act` and returns frames a second, how many took over 50 ms, and the longest, in milliseconds. */
export async function recordFrames(page, act) {
  await page.evaluate(() => {
    const times = [];
    window.benchFrames = { times, running: true };
    const tick = (time) => {
      times.push(time);
      if (window.benchFrames.running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await page.evaluate(() => {
    window.benchFrames.running = false;
    return window.benchFrames.times;
  });
  const lengths = times.slice(1).map((time, index) => time - times[index]);
  const elapsed = times.length > 1 ? times.at(-1) - times[0] : 0;
  return {
    framesPerSecond: elapsed > 0 ? (1000 * lengths.length) / elapsed : 0,
    over50: lengths.filter((length) => length > 50).length,
    longest: lengths.reduce((longest, length) => (length > longest ? length : longest), 0),
  };
}
