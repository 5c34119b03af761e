import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { readSettings } from "../../config";

/** Reads settings as the stack `test` would. Lists are JSON, as the engine hands them over. */
export function read(values: Record<string, string>, region = "us-east-1") {
    const settings = Object.entries(values).map(([name, value]) => [`bitcoin-node:${name}`, value]);
    const config = Object.fromEntries([["aws:region", region], ...settings]) as Record<
        string,
        string
    >;
    pulumi.runtime.setAllConfig(config);
    return readSettings();
}

/** The message of the mistake that settings have; fails when they have none. */
export function messageOf(values: Record<string, string>, region?: string): string {
    try {
        read(values, region);
    } catch (error) {
        assert.ok(pulumi.RunError.isInstance(error), "a user's mistake is a RunError");
        return error.message;
    }
    return assert.fail("nothing was wrong");
}
