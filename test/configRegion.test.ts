import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { readSettings } from "../config";
import { messageOf, read } from "./support/settings";

describe("the region", () => {
    const names = ["AWS_REGION", "AWS_DEFAULT_REGION"];
    let kept: (string | undefined)[];
    beforeEach(() => {
        kept = names.map((name) => process.env[name]);
        for (const name of names) Reflect.deleteProperty(process.env, name);
    });
    afterEach(() => {
        for (const [i, name] of names.entries()) {
            if (kept[i] === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = kept[i];
        }
    });

    it("is asked for when nothing names one", () => {
        pulumi.runtime.setAllConfig({});
        assert.throws(
            readSettings,
            /aws:region is not set.*Run: pulumi config set aws:region us-east-1/,
        );
    });

    it("comes from the environment when the stack names none", () => {
        process.env["AWS_REGION"] = "eu-west-1";
        pulumi.runtime.setAllConfig({});
        assert.equal(readSettings().region, "eu-west-1");
        assert.equal(read({}, "us-west-2").region, "us-west-2");
    });

    it("has to look like one", () => {
        assert.match(messageOf({}, "Frankfurt"), /^aws:region is "Frankfurt"/);
    });
});
