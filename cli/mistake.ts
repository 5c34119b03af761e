/** A user's mistake: its message is one sentence that says what to do, and no stack trace is shown. */
export class Mistake extends Error {}
