/**
 * Made when it is first asked for, and once. The charts of watching are made so: the start of a mini-program, which shows
 * a list of cameras, does not pay for them.
 */
export function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
