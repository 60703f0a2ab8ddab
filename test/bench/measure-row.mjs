// @ts-check
/** Measures one row and prints it as JSON: a process of its own, so that no row finds another's heap or hot code. */
const { measure } = await import(new URL(`rows/${process.argv[2]}.mjs`, import.meta.url).href);
process.stdout.write(JSON.stringify(await measure()));
