import type { AnyEventObject } from 'xstate';
import { ear } from '../support/ear';
import type { ModelEvent } from './walk';

interface Holder {
  send(event: AnyEventObject): void;
}

/** Stands in for a connection: knows who views it and who pulls over it, and that each of them says goodbye. */
export class TalkBooks {
  private viewer: Holder | undefined;
  private pull: Holder | undefined;
  private readonly wrong: string[] = [];

  readonly ref = ear((event) => this.hear(event)).ref;

  /** Tells it to whom it concerns. False where nobody is there to hear it. */
  tell(event: ModelEvent): boolean {
    const holder = event.type.startsWith('connection.') ? this.viewer : this.pull;
    holder?.send(event);
    return holder !== undefined;
  }

  /** What was wrong, and what is left. */
  end(): readonly string[] {
    return [...this.wrong, ...(this.viewer ? ['a viewer is left'] : []), ...(this.pull ? ['a pull is left'] : [])];
  }

  private hear({ type, from }: AnyEventObject): void {
    if (type === 'JOIN') this.viewer = this.begin('viewer', this.viewer, from);
    else if (type === 'PULL') this.pull = this.begin('pull', this.pull, from);
    else if (type === 'LEFT') this.viewer = this.finish('viewer', this.viewer, from);
    else if (type === 'UNPULL') this.pull = this.finish('pull', this.pull, from);
    else if (type !== 'RELEASE' && this.pull !== from) this.wrong.push(`${type} from who pulls nothing`);
  }

  private begin(what: string, holder: Holder | undefined, from: Holder): Holder {
    if (holder) this.wrong.push(`a second ${what}`);
    return from;
  }

  private finish(what: string, holder: Holder | undefined, from: Holder): undefined {
    if (holder !== from) this.wrong.push(`a goodbye of who is no ${what}`);
    return undefined;
  }
}
