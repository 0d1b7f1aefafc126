import type { Backend, BackendName, Executable } from '../../../engine/backends/backend.ts';

/** A backend with the arithmetic of another, under a name of its own, that takes so many milliseconds for each command. */
export const pacedBackend = (name: BackendName, inner: Backend, milliseconds: number): Backend => ({
  ...inner,
  name,
  variant: `${name} after ${inner.variant}`,
  async load(program): Promise<Executable> {
    const executable = await inner.load(program);
    return {
      ...executable,
      variant: `${name} after ${executable.variant}`,
      async run(commands) {
        const end = performance.now() + commands.count * milliseconds;
        await executable.run(commands);
        while (performance.now() < end);
      },
    };
  },
});
