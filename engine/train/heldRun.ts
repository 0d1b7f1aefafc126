import { Race, type RaceOptions } from './race.ts';

/** A race, for which the run stands; afterwards it goes on where it went on before. */
export class HeldRun {
  #race: { readonly race: Race; readonly resumes: boolean } | undefined;

  /** A new race takes the place of the one before. */
  hold(options: RaceOptions, isRunning: boolean): void {
    const resumes = this.#race?.resumes ?? isRunning;
    this.#race?.race.end();
    const race = new Race(options);
    this.#race = { race, resumes };
    void race.start();
  }

  /** The run stays paused afterwards. */
  pause(): void {
    if (this.#race) this.#race = { ...this.#race, resumes: false };
  }

  /** Ends the race; whether the run is to go on, or nothing where there is no race. */
  end(): boolean | undefined {
    const resumes = this.#race?.resumes;
    this.#race?.race.end();
    this.#race = undefined;
    return resumes;
  }
}
