import { expectThat, type Script, script, until } from './stage';

export const timeScripts: readonly Script[] = [
  script(
    'clock',
    'clock: a timer fires once, when its milliseconds have passed by now(), and not before',
    async (stage) => {
      const { clock } = stage.ports;
      const beganMs = clock.now();
      const fired: number[] = [];
      clock.setTimeout(() => void fired.push(clock.now() - beganMs), 500);
      await stage.world.advance(300);
      const early = fired.length;
      expectThat(early === 0, 'A timer of 500 ms had fired after 300 ms.');
      await stage.world.advance(700);
      expectThat(fired.length === 1, `A timer of 500 ms had fired ${fired.length} times after 1,000 ms.`);
      const [afterMs = 0] = fired;
      expectThat(afterMs >= 499 && afterMs <= 1_000, `By now() a timer of 500 ms fired after ${afterMs}.`);
      await stage.world.advance(1_500);
      expectThat(fired.length === 1, 'A timer fired again.');
    },
  ),
  script('clock', 'clock: no timer fires before setTimeout has returned', async ({ ports: { clock }, world }) => {
    let hasReturned = false;
    const fired: boolean[] = [];
    clock.setTimeout(() => void fired.push(hasReturned), 0);
    hasReturned = true;
    await until(world, () => fired.length > 0, 'A timer of 0 ms never fired');
    expectThat(fired[0] === true, 'A timer of 0 ms fired within setTimeout.');
  }),
  script(
    'clock',
    'clock: timers fire in the order in which they are due, then in which they were set',
    async (stage) => {
      const { clock } = stage.ports;
      const order: string[] = [];
      clock.setTimeout(() => void order.push('late'), 200);
      clock.setTimeout(() => void order.push('first of two'), 100);
      clock.setTimeout(() => void order.push('second of two'), 100);
      clock.setTimeout(() => void order.push('early'), 20);
      await stage.world.advance(500);
      expectThat(order.join() === 'early,first of two,second of two,late', `Timers fired in this order: ${order}.`);
    },
  ),
  script('clock', 'clock: a cleared timer never fires', async ({ ports: { clock }, world }) => {
    let isFired = false;
    const timer = clock.setTimeout(() => {
      isFired = true;
    }, 100);
    clock.clearTimeout(timer);
    await world.advance(500);
    expectThat(!isFired, 'A timer fired that was cleared.');
  }),
  script('clock', 'clock: what is no timer, or no more, can be cleared', async ({ ports: { clock }, world }) => {
    let fired = 0;
    const timer = clock.setTimeout(() => {
      fired += 1;
    }, 10);
    await world.advance(100);
    clock.setTimeout(() => {
      fired += 1;
    }, 10);
    for (const none of [timer, timer, null, undefined]) clock.clearTimeout(none);
    await world.advance(100);
    expectThat(fired === 2, 'Clearing a timer that had fired ended another.');
  }),
  script('random', 'random: a number in [0, 1)', async ({ ports }) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const drawn = ports.random();
      expectThat(drawn >= 0 && drawn < 1, `random() gave ${drawn}.`);
    }
  }),
];
