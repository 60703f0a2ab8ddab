/** What a call of the lower interface comes to, however it says so: 0, or a code. */
export async function innerCode(call: () => unknown): Promise<number> {
  try {
    const answer = await call();
    return typeof answer === 'number' ? answer : 0;
  } catch (reason) {
    if (typeof reason === 'number') return reason;
    const { errcode } = reason as { readonly errcode?: unknown };
    return Number(errcode) || -1;
  }
}
