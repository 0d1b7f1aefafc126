import type { Enquiry } from '../../engine/protocol.ts';
import type { Answer, Enquiries } from './enquiries.ts';

/** While training runs a question is asked at most so many times its cost apart. */
const rest = 8;

interface FollowedEnquiryOptions<E extends Enquiry> {
  readonly enquiry: E;
  readonly enquiries: Pick<Enquiries, 'ask'>;
  readonly isRunning: () => boolean;
  readonly onAnswer: (answer: Answer<E>) => void;
  readonly now?: () => number;
}

/** One question, asked anew when the weights were judged anew; one answer is awaited at a time. */
export class FollowedEnquiry<E extends Enquiry> {
  readonly #options: FollowedEnquiryOptions<E>;
  #newest: unknown;
  #asked: unknown;
  #cancel: (() => void) | undefined;
  #last = { at: 0, cost: 0 };

  constructor(options: FollowedEnquiryOptions<E>) {
    this.#options = options;
  }

  /** `judged` stands for the weights as they are now. */
  follow(judged: object): void {
    this.#newest = judged;
    this.#ask();
  }

  end(): void {
    this.#cancel?.();
  }

  #ask(): void {
    const { enquiry, enquiries, isRunning, onAnswer, now = () => performance.now() } = this.#options;
    if (this.#cancel || this.#asked === this.#newest) return;
    const since = now();
    // The run's end is judged once more, so that what is said last is true.
    if (isRunning() && since - this.#last.at < this.#last.cost * rest) return;
    this.#asked = this.#newest;
    this.#cancel = enquiries.ask(enquiry, (answer) => {
      const at = now();
      this.#last = { at, cost: at - since };
      this.#cancel = undefined;
      onAnswer(answer);
      this.#ask();
    });
  }
}
