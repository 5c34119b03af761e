"use strict";
const process = require("node:process");

const { reporters } = require("mocha");

/** Mocha's own report, and after it one line of the form `N passed, N failed` for scripts to read. */
module.exports = class extends reporters.Spec {
    constructor(runner, options) {
        super(runner, options);
        runner.once("end", () => {
            const { passes, failures, pending } = this.stats;
            const skipped = pending > 0 ? `, ${pending} skipped` : "";
            process.stdout.write(`${passes} passed, ${failures} failed${skipped}\n`);
        });
    }
};
