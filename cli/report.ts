import { Mistake } from "./mistake";

/** The status of a process that Ctrl-C has ended. */
export const interrupted = 130;

/** Says on standard error what went wrong: one line for each mistake, or a defect with its stack trace. */
export function report(failed: readonly unknown[]): 2 | 3 {
    const mistakes = failed.filter((one) => one instanceof Mistake);
    for (const { message } of mistakes) process.stderr.write(`${message}\n`);
    if (mistakes.length > 0) return 2;
    for (const defect of failed) {
        const shown = defect instanceof Error ? (defect.stack ?? defect.message) : String(defect);
        process.stderr.write(`${shown}\n`);
    }
    return 3;
}

/** Runs a command and ends the process with its status: 2 for a user's mistake, 3 for a defect. */
export function runCommand(main: () => Promise<number>): void {
    void main()
        .catch((error: unknown) => report([error]))
        .then((code) => {
            process.exitCode = code;
        });
}

/** The same, but what the command still waits for at its end does not keep the process. */
export function runAndExit(main: () => Promise<number>): void {
    runCommand(async () => process.exit(await main().catch((error: unknown) => report([error]))));
}

/** A parsing error of node:util's parseArgs as a mistake that names the command's help. */
export function badArguments(error: unknown, help: string): Mistake {
    const reason = error instanceof Error ? (error.message.split(".")[0] ?? "") : "";
    return new Mistake(`${reason}. Run: ${help}`);
}
