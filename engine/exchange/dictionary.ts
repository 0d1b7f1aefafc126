/** placeholder */
export const dictionary = new TextEncoder().encode('{"version":1,"layers":[{"type":"dense","units":');
