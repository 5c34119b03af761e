import { writeFileSync } from "node:fs";

import { Mistake } from "../../mistake";
import type { Plan } from "../plan";
import { planPage } from "./page";

/** Writes plans as a page. Throws a `Mistake` where the file cannot be written. */
export function writePage(file: string, plans: readonly Plan[]): void {
    const today = new Date().toISOString().slice(0, 10);
    try {
        writeFileSync(file, planPage(plans, today));
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split(",")[0] ?? "") : "";
        throw new Mistake(
            `--html needs a file in a folder that is there, but ${JSON.stringify(file)} cannot be ` +
                `written (${reason}). Run: npm start -- --html plan.html`,
        );
    }
}
