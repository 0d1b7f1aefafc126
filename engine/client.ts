import type { Command, Event, Handlers } from './protocol.ts';

/** The page's end of the worker. */
export interface Client {
  send(command: Command): void;
  /** Ends the worker at once, whatever it is doing. */
  dispose(): void;
}

/**
 * Starts the engine in a worker of its own; `onFailure` hears of a worker that crashed or never started.
 * What has no handler is nothing that this page asked for.
 */
export function connect(handlers: Partial<Handlers<Event>>, onFailure: (message: string) => void): Client {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gradlab engine' });
  worker.addEventListener('message', ({ data }: MessageEvent<Event>) => {
    const handler = handlers[data.type] as ((event: Event) => void | Promise<void>) | undefined;
    void handler?.(data);
  });
  worker.addEventListener('error', (event) => onFailure(event.message || 'the engine could not start'));
  return {
    send: (command) => worker.postMessage(command),
    dispose: () => worker.terminate(),
  };
}
