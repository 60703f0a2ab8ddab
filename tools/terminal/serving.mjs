// @ts-check

/** What servers take alike, which other devices may be let in to. */
export const serverOptions = /** @type {const} */ ({
  port: {
    value: 'N',
    about: {
      zh: '端口；默认 8765，被占用时换一个，并说明是哪个',
      en: 'the port; 8765 when absent, or another one, which is said, where that is taken',
    },
  },
  host: {
    value: 'ADDRESS',
    about: {
      zh: '本机的地址，让别的设备也能连上；默认 127.0.0.1',
      en: 'an address of this computer that other devices reach; 127.0.0.1 when absent',
    },
  },
  token: {
    value: 'TEXT',
    about: { zh: '别的设备要出示的令牌；默认自动生成', en: 'what other devices have to know; made once when absent' },
  },
  'allow-sending': {
    about: { zh: '允许别的设备发送事件和故障', en: 'other devices may send events and set off faults' },
  },
});

/** The highest port that there is. */
export const MOST_PORT = 65_535;

/**
 * Ctrl-C closes what runs, then ends the program.
 *
 * @param {() => Promise<void>} close
 */
export function untilInterrupted(close) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, async () => {
      await close();
      process.exit(0);
    });
  }
}
