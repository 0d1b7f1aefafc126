import { Engine } from './train/engine.ts';
import { openBrowserBackend } from './backends/openBrowserBackend.ts';
import type { Command, Event } from './protocol.ts';

/** The worker only routes: all work is the engine's. */
const post = (event: Event, transfer: Transferable[] = []): void => self.postMessage(event, { transfer });

const engine = new Engine(openBrowserBackend, post);

self.addEventListener('message', ({ data }: MessageEvent<Command>) => engine.receive(data));
