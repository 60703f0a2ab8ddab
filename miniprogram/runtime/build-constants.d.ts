/** True where the inspector client belongs: in the devtools build, and in a device build made with `--inspect`. */
declare const __INSPECT__: boolean;

/** Where the inspector's relay is unless the app is launched with another address: `ws://127.0.0.1:8765/inspector/app`. */
declare const __INSPECTOR_ADDRESS__: string;

/** How this build uses the plugins (`--way`). */
declare const __WAY__: 'bytes' | 'managed';

/** True in a build of the bytes way that uses the old calls of a 4.x plugin too (`--allow-4`). */
declare const __ALLOW_4__: boolean;

/** True in a build with the page that asks the plugin on a phone (`--probe`). */
declare const __PROBE__: boolean;

/** True in the devtools build, whose plugins are simulated. */
declare const __DEVTOOLS__: boolean;
