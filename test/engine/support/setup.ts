import { missing } from "./plugins";

export const mochaHooks = {
    /** Skips everything on a machine without the engine, and says what it lacks. */
    beforeAll(this: Mocha.Context): void {
        // The stack's file names the region; the environment must not stand in for it.
        delete process.env["AWS_REGION"];
        delete process.env["AWS_DEFAULT_REGION"];
        const lacking = missing();
        if (lacking === undefined) return;
        process.stderr.write(`Skipped: ${lacking}\n`);
        this.skip();
    },
};
