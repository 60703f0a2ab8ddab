/** The version of what is published, as package.json has it. */
export const packageVersion = '0.1.0';
