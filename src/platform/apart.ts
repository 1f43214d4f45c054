import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads';

/** Long work in a thread of its own: pages are answered meanwhile, and what breaks there takes no page with it. */
export type Apart<Task> = {
  /** Comes back when the task is done, with whatever it threw, or when its thread broke. One task at a time. */
  do(task: Task): Promise<void>;
  /** Lets the thread go; a task under way breaks off. */
  end(): Promise<void>;
};

/** Nobody waits longer than this for a thread that was asked to go. */
const patience = 3_000;
/** So long a thread without work keeps its connections; a minute's pause between looking and agreeing costs no start. */
const rests = 60_000;
/** In MiB. A file that takes more ends its thread and not the server; more room for the young would only be filled. */
const room = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 3 };

type Asked = { readonly task: unknown } | { readonly end: true };
type Answer = {
  readonly problem?: { readonly message: string; readonly stack?: string; readonly code?: string };
};

/** A thread that runs `program` with what is `given`, from the first task on and until it has had none for a while. */
export function apart<Task>(program: URL, given: unknown, most: ResourceLimits = room): Apart<Task> {
  let thread: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  const started = () => {
    const fresh = new Worker(program, { workerData: given, resourceLimits: most });
    fresh.unref();
    const broken = () => {
      if (thread === fresh) thread = undefined;
    };
    // told by the task that was under way, if any
    fresh.on('error', broken).once('exit', broken);
    return fresh;
  };
  const end = async () => {
    clearTimeout(rest);
    const going = thread;
    thread = undefined;
    if (going === undefined) return;
    const late = setTimeout(() => void going.terminate(), patience);
    await new Promise<void>((resolve) => {
      going.once('exit', () => resolve());
      tell(going, { end: true });
    });
    clearTimeout(late);
  };
  return {
    async do(task) {
      clearTimeout(rest);
      thread ??= started();
      await answered(thread, task).finally(() => {
        rest = setTimeout(() => void end(), rests).unref();
      });
    },
    end,
  };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const tell = (thread: Worker, asked: Asked) => thread.postMessage(asked);

function answered(thread: Worker, task: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = ({ problem }: Answer) => {
      over();
      if (problem === undefined) resolve();
      else reject(Object.assign(new Error(problem.message), problem));
    };
    const broke = (error: unknown) => {
      over();
      reject(error);
    };
    const gone = (code: number) => broke(new Error(`the thread ended with ${code}`));
    const over = () => thread.off('message', heard).off('error', broke).off('exit', gone);
    thread.on('message', heard).on('error', broke).on('exit', gone);
    tell(thread, { task });
  });
}

/** The other end, in the thread: does each task it gets, and leaves in order when it is no longer needed. */
export function answering(work: (task: unknown) => Promise<void>, leave: () => Promise<void>): void {
  const port = parentPort;
  if (port === null) throw new Error('this program runs in a thread of the server');
  const end = () => port.close();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const answer = (said: Answer) => port.postMessage(said);
  port.on('message', (heard: Asked) => {
    if ('end' in heard) void leave().then(end, end);
    else
      void work(heard.task).then(
        () => answer({}),
        (error: unknown) => answer(told(error)),
      );
  });
}

function told(error: unknown): Answer {
  const { message, stack, code } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException;
  return { problem: { message, ...(stack && { stack }), ...(code && { code }) } };
}
