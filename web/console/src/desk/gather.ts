/** Runs `work` once, a moment after the last of several calls; never two at a time: a call meanwhile makes it run once more. */
export function gather(delayMs: number, work: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const run = async () => {
    timer = undefined;
    running = true;
    again = false;
    await work();
    running = false;
    if (again) start();
  };
  const start = () => {
    if (running) again = true;
    else if (timer === undefined) timer = setTimeout(() => void run(), delayMs);
  };
  return start;
}
