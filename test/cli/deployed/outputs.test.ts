import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { awsTrouble } from "../../../cli/deployed/aws";
import { parseOutputs } from "../../../cli/deployed/outputs";
import { onePlace } from "../../../cli/deployed/options";
import { readOutputs } from "../../../cli/deployed/read";
import { within } from "../../../cli/deadline";
import { Mistake } from "../../../cli/mistake";
import { pulumiCli } from "../../../cli/plan/pulumiCli";
import { outputs, outputsWith } from "../../support/deployed";
import { describeWith } from "../../support/needs";

const never = new AbortController().signal;

describe("a stack's outputs", () => {
    it("are what the program says of itself", () => {
        assert.deepEqual(parseOutputs(JSON.stringify(outputs), "it"), outputs);
        const minimal = outputsWith({ host: null, topology: "minimal", topicArn: "arn:topic" });
        assert.deepEqual(parseOutputs(JSON.stringify(minimal), "it"), minimal);
    });

    it("are refused in one sentence that names what is missing, and the next step", () => {
        const without = (name: string) => {
            const names = { ...outputs.names, [name]: undefined };
            return JSON.stringify({ ...outputs, names });
        };
        for (const name of Object.keys(outputs.names).filter((one) => one !== "host")) {
            const refused = new RegExp(
                `^The stack dev lacks names\\.${name}: .* Run: .* up --policy-pack policies$`,
            );
            assert.throws(() => parseOutputs(without(name), "The stack dev"), refusal(refused));
        }
        const fingerprint = JSON.stringify({ ...outputs, fingerprint: undefined });
        assert.throws(() => parseOutputs(fingerprint, "It"), refusal(/^It lacks fingerprint: /));
        assert.throws(() => parseOutputs("{}", "It"), refusal(/nothing is deployed\. Run: /));
        assert.throws(() => parseOutputs("no", "It"), refusal(/^It is no JSON\. Run: /));
    });

    it("are read from a file, or else it is said how to make one", async () => {
        const missing = readOutputs({ outputs: "/nowhere/outputs.json" }, never);
        await assert.rejects(missing, refusal(/no such file.*stack output --json > \/nowhere/));
    });

    it("come from one place alone", () => {
        const chosen = { stack: "dev" };
        assert.equal(onePlace(chosen, "help"), chosen);
        for (const options of [{}, { stack: "dev", local: true }, { stack: "", outputs: "" }]) {
            assert.throws(() => onePlace(options, "help"), refusal(/^Give one of .*Run: help$/));
        }
    });
});

describeWith(["sh"], "a stack's outputs by the Pulumi CLI", () => {
    const folder = mkdtempSync(join(tmpdir(), "path-"));
    const path = process.env["PATH"];
    after(() => {
        rmSync(folder, { recursive: true });
    });
    afterEach(() => {
        process.env["PATH"] = path;
    });

    /** Puts a command in front of everything else on the PATH. */
    function command(name: string, script: string): void {
        const file = join(folder, name);
        writeFileSync(file, `#!/bin/sh\n${script}\n`);
        chmodSync(file, 0o755);
        process.env["PATH"] = [folder, path].join(delimiter);
    }

    it("are what it prints of the stack that was named", async () => {
        const file = join(folder, "outputs.json");
        writeFileSync(file, JSON.stringify(outputs));
        command(
            "pulumi",
            `[ "$*" = "stack output --json --stack dev --non-interactive" ] && cat ${file}`,
        );
        assert.deepEqual(await readOutputs({ stack: "dev" }, never), outputs);
    });

    it("are not had where it refuses: its reason is repeated, with the next step", async () => {
        const refusals = [
            ["error: no stack named 'dev' found", /no stack named 'dev' found\. Run: .* stack ls$/],
            ["error: PULUMI_ACCESS_TOKEN must be set for login", /must be set.*Run: .* login$/],
            ["warning: old\nerror: it broke.", /^Pulumi says: it broke\. Run: /],
        ] as const;
        for (const [said, sentence] of refusals) {
            command("pulumi", `printf '%s\\n' "${said}" >&2; exit 1`);
            await assert.rejects(readOutputs({ stack: "dev" }, never), refusal(sentence));
        }
    });

    it("are asked of the CLI that npx has fetched where there is no other", async () => {
        rmSync(join(folder, "pulumi"), { force: true });
        const file = join(folder, "outputs.json");
        writeFileSync(file, JSON.stringify(outputs));
        command("npx", `[ "$1 $2 npx $3" = "--no -- ${pulumiCli}" ] && /bin/cat ${file}`);
        process.env["PATH"] = folder;
        assert.deepEqual(await readOutputs({ stack: "dev" }, never), outputs);

        command("npx", "echo 'npm error npx canceled due to missing packages' >&2; exit 1");
        process.env["PATH"] = folder;
        const sentence = /^There is no Pulumi CLI here\. Run: .*--stack dev > outputs\.json, then/;
        await assert.rejects(readOutputs({ stack: "dev" }, never), refusal(sentence));
    });

    it("are given up when it does not answer in time", async () => {
        command("pulumi", "exec sleep 60");
        const read = within(200, (signal) => readOutputs({ stack: "dev" }, signal));
        await assert.rejects(read, refusal(/no answer within 0\.2 s/));
    });
});

describe("a question that AWS does not answer", () => {
    const failure = (name: string, members: object = {}) =>
        Object.assign(new Error("The reason.\nand more"), { name, ...members });
    const sentence = (error: unknown) => {
        const trouble = awsTrouble(error, "eu-west-1");
        assert.ok(trouble instanceof Mistake);
        return trouble.message;
    };

    it("is said in one sentence with the next step", () => {
        const cases: [error: Error, expected: RegExp][] = [
            [failure("CredentialsProviderError"), /^There are no AWS credentials here \(/],
            [failure("ExpiredTokenException", { $fault: "client" }), /refuses the credentials/],
            [failure("AuthFailure", { $fault: "client" }), /refuses the credentials/],
            [failure("AccessDeniedException", { $fault: "client" }), /does not allow/],
            [failure("UnauthorizedOperation", { $fault: "client" }), /does not allow/],
            [failure("ClusterNotFoundException", { $fault: "client" }), /no such cluster in eu-/],
            [failure("ServerException", { $fault: "server" }), /^AWS answers: The reason\./],
            [failure("Error", { code: "ENOTFOUND" }), /does not answer in eu-west-1 \(ENOTFOUND\)/],
            [failure("TimeoutError"), /does not answer/],
            [failure("AbortError"), /does not answer/],
        ];
        for (const [error, expected] of cases) {
            assert.match(sentence(error), expected);
            assert.match(sentence(error), /\. Run: aws sts get-caller-identity$|\? Run: aws sts/);
            assert.doesNotMatch(sentence(error), /\n/);
        }
    });

    it("is a defect where nothing of it was foreseen", () => {
        const defect = new TypeError("undefined is not a function");
        assert.equal(awsTrouble(defect, "eu-west-1"), defect);
    });
});

function refusal(message: RegExp) {
    return (error: unknown): true => {
        assert.ok(error instanceof Mistake, String(error));
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        return true;
    };
}
