/** True where the inspector client belongs: in the devtools build, and in a device build made with `--inspect`. */
declare const __INSPECT__: boolean;

/** True in the devtools build, whose plugins are simulated. */
declare const __DEVTOOLS__: boolean;
