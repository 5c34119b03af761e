import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import type { Setting } from "../components/settingKinds";
import { readSettings, table, warnings } from "../config";
import { messageOf, read } from "./support/settings";

/** A mapping as it is when the mending command of each message has been run. */
function mended(setting: Setting<unknown>, mend: string, made: object = {}): string {
    const [, key = "", example = ""] = /NAME\.(\w+) (\S+)$/.exec(mend) ?? [];
    const text = JSON.stringify({ ...made, [key]: example });
    const next = setting.read(text);
    return "value" in next ? text : mended(setting, next.mend, { ...made, [key]: example });
}

describe("settings", () => {
    it("have a default that works, every one", () => {
        const settings = read({});
        assert.deepEqual(
            { ...settings },
            {
                topology: "full",
                network: "mainnet",
                phase: "sync",
                paused: false,
                cpu: 4096,
                memory: 30720,
                architecture: "x86_64",
                access: "public",
                allowedCidrs: [],
                openToWorld: false,
                natGateways: "one",
                flowLogs: false,
                bitcoinConf: [],
                certificateGeneration: 1,
                logRetentionDays: 30,
                alarmEmail: undefined,
                monthlyBudgetUsd: undefined,
                protectData: false,
                backup: "none",
                fileSystemIds: undefined,
                restoreFrom: undefined,
                domain: undefined,
                hostedZone: undefined,
                region: "us-east-1",
            },
        );
    });

    it("take every value that is allowed", () => {
        const settings = read({
            topology: "minimal",
            network: "testnet4",
            phase: "serve",
            paused: "true",
            cpu: "512",
            memory: "2048",
            architecture: "arm64",
            allowedCidrs: '["203.0.113.7/32","198.51.100.0/24"]',
            bitcoinConf: '["maxmempool=500"]',
            certificateGeneration: "2",
            logRetentionDays: "365",
            alarmEmail: "ops@example.com",
            monthlyBudgetUsd: "300",
            protectData: "true",
        });
        assert.equal(settings.cpu, 512);
        assert.deepEqual(settings.allowedCidrs, ["203.0.113.7/32", "198.51.100.0/24"]);
        assert.equal(settings.monthlyBudgetUsd, 300);
    });

    const bad: Record<keyof typeof table, string> = {
        topology: "Full",
        network: "testnet3",
        phase: "serving",
        paused: "yes",
        cpu: "4",
        memory: "30",
        architecture: "amd64",
        access: "private",
        allowedCidrs: '["203.0.113.7"]',
        openToWorld: "1",
        natGateways: "two",
        flowLogs: "",
        bitcoinConf: '["prune=550"]',
        certificateGeneration: "0",
        logRetentionDays: "31",
        alarmEmail: "nobody",
        monthlyBudgetUsd: "-5",
        protectData: "TRUE",
        backup: "daily",
        fileSystemIds: '{"blocks":"fs-0123456789abcdef0"}',
        restoreFrom: '{"blocks":"rp-1","databases":"rp-2"}',
        domain: "node.example.com.",
        hostedZone: "/hostedzone/Z0123456789EXAMPLE",
    };
    for (const [name, value] of Object.entries(bad)) {
        it(`refuse ${name} = ${value}, and say what is allowed and how to mend it`, () => {
            const message = messageOf({ [name]: value });
            assert.match(
                message,
                new RegExp(`^${name}(\\[0\\]|\\.[a-z]+)? is .+: .+\\. Run: pulumi config set `),
            );
            assert.match(message, / --stack test$/);
            assert.equal(message.split("\n").length, 1);
        });
    }

    for (const [name, setting] of Object.entries(table)) {
        it(`offer, for ${name}, a command that sets an allowed value`, () => {
            const wrong = setting.read("nonsense that nothing takes");
            assert.ok(!("value" in wrong));
            const example = wrong.mend.split(" ").at(-1) ?? "";
            if (wrong.mend.includes("NAME.")) {
                assert.ok("value" in setting.read(mended(setting, wrong.mend)), name);
                return;
            }
            const text = Array.isArray(setting.fallback) ? JSON.stringify([example]) : example;
            assert.ok("value" in setting.read(text), `${name} ${text}`);
        });
    }

    it("say what is wrong with each of several, a line for each", () => {
        const lines = messageOf({ cpu: "4", phase: "none" }).split("\n");
        assert.deepEqual(lines.map((line) => line.split(" ")[0]).sort(), ["cpu", "phase"]);
    });

    it("name the entry of a list that is wrong", () => {
        const message = messageOf({ allowedCidrs: '["203.0.113.7/32","203.0.113.7/24"]' });
        assert.match(message, /^allowedCidrs\[1\] is "203\.0\.113\.7\/24": .*203\.0\.113\.0\/24/);
        assert.match(
            messageOf({ allowedCidrs: "203.0.113.7/32" }),
            /must be a list of IPv4 ranges/,
        );
        assert.match(messageOf({ bitcoinConf: "{}" }), /must be a list/);
    });

    it("name an unknown setting and the command that removes it, and not its value", () => {
        const message = messageOf({ topolgy: "minimal" });
        assert.match(
            message,
            /^"topolgy" is not a setting\. .*topology.*Run: pulumi config rm topolgy/,
        );
        assert.ok(!message.includes("minimal"));
    });

    it("never show a value that is long, or that could be a key or a seed", () => {
        // No real key: repeated letters and the first words of the BIP39 list.
        for (const value of [
            "x".repeat(41),
            "K".repeat(30),
            "abandon ability able about",
            "ab".repeat(16),
        ]) {
            const message = messageOf({ network: value });
            assert.ok(!message.includes(value), "the value is shown");
            assert.match(message, /not shown/);
            assert.ok(!messageOf({ [value]: "1" }).includes(value), "the name is shown");
        }
    });

    it("show a short value, which helps", () => {
        assert.match(messageOf({ network: "bitcoin" }), /^network is "bitcoin":/);
    });

    it("do not show what the stack file holds encrypted", () => {
        process.env["PULUMI_CONFIG_SECRET_KEYS"] = '["bitcoin-node:network"]';
        try {
            assert.ok(!messageOf({ network: "hunter2" }).includes("hunter2"));
        } finally {
            delete process.env["PULUMI_CONFIG_SECRET_KEYS"];
        }
    });

    it("leave the configuration of other namespaces alone", () => {
        pulumi.runtime.setAllConfig({
            "aws:region": "us-east-1",
            "aws:profile": "work",
            "other:x": "1",
        });
        assert.equal(readSettings().region, "us-east-1");
    });
});

describe("warnings", () => {
    it("say that nobody can connect, and the command that changes it", () => {
        const [warning = "", ...more] = warnings(read({}));
        assert.match(
            warning,
            /allowedCidrs is empty.*pulumi config set --path 'allowedCidrs\[0\]'/,
        );
        assert.deepEqual(more, []);
    });

    it("are none when somebody is let in, or nobody should be", () => {
        assert.deepEqual(warnings(read({ allowedCidrs: '["192.0.2.1/32"]' })), []);
        assert.deepEqual(warnings(read({ access: "internal" })), []);
    });
});
