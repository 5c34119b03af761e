import { detectors, titleOf } from "../../policies/keys/detectors";
import type { Closed, Located } from "./look";
import type { Report } from "./report";

const schema = "https://json.schemastore.org/sarif-2.1.0.json";

const fix =
    "Take it out of the file and of the history. If anybody else may have seen it, move its coins to a new wallet.";

/** A report in SARIF 2.1.0 (OASIS), which code hosts show beside the code. */
export function sarif({ found, closed }: Report): object {
    const driver = {
        name: "keyscan",
        rules: detectors.map(({ format, title }) => ({
            id: format,
            shortDescription: { text: `The file holds ${title}.` },
            help: { text: fix },
            defaultConfiguration: { level: "error" },
        })),
    };
    const run = {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        results: found.map(resultOf),
        invocations: [
            {
                executionSuccessful: closed.length === 0,
                toolExecutionNotifications: closed.map(notificationOf),
            },
        ],
    };
    return { $schema: schema, version: "2.1.0", runs: [run] };
}

function resultOf({ path, line, column, format, layers, entry }: Located): object {
    const physicalLocation = {
        artifactLocation: { uri: uriOf(path) },
        // A binary file has no lines.
        ...(line === 0 ? {} : { region: { startLine: line, startColumn: column } }),
    };
    return {
        ruleId: format,
        level: "error",
        message: { text: `This is ${titleOf(format)}. ${fix}` },
        locations: [{ physicalLocation }],
        properties: { layers, ...(entry === "" ? {} : { entry }) },
    };
}

function notificationOf({ path, reason }: Closed): object {
    return { level: "error", message: { text: `${path} ${reason}.` } };
}

/** A path as a relative URI. */
function uriOf(path: string): string {
    return path.split(/[\\/]/).map(encodeURIComponent).join("/");
}
