import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import {
    addressCommand,
    electrumCommand,
    electrumSettings,
    logPages,
    pinnedCertificate,
} from "../../components/commands";
import { walletOutputs } from "../../components/walletOutputs";
import { valueOf } from "../support/resources";

describe("the commands that a person gets", () => {
    const fingerprint = "ab".repeat(32);
    const facts = {
        topology: "full",
        access: "public",
        network: "signet",
        region: "eu-central-1",
        fingerprint: pulumi.output(fingerprint),
        host: pulumi.output("balancer.example"),
        privateHost: "electrumx.bitcoin-node.internal",
        taskGroupId: pulumi.output("sg-1"),
    } as const;
    const plainly = async (of: Parameters<typeof walletOutputs>[0]) =>
        valueOf(pulumi.all(walletOutputs(of)));

    it("give Electrum the network's flag, the one server and the fingerprint", () => {
        const rest = `--oneserver --server h:50002:s --serverfingerprint ${fingerprint}`;
        const of = (network: Parameters<typeof electrumCommand>[0]) =>
            electrumCommand(network, "h:50002:s", fingerprint);
        assert.equal(of("mainnet"), `electrum ${rest}`);
        assert.equal(of("testnet4"), `electrum --testnet4 ${rest}`);
        assert.equal(of("signet"), `electrum --signet ${rest}`);
        assert.equal(of("regtest"), `electrum --regtest ${rest}`);
    });

    it("make Electrum keep them for good, the server before its fingerprint", () => {
        const of = (network: "mainnet" | "signet") =>
            electrumSettings(network, "h:50002:s", fingerprint);
        assert.deepEqual(of("mainnet"), [
            "electrum --offline setconfig auto_connect false",
            "electrum --offline setconfig server h:50002:s",
            "electrum --offline setconfig oneserver true",
            `electrum --offline setconfig serverfingerprint ${fingerprint}`,
        ]);
        assert.ok(of("signet").every((line) => line.startsWith("electrum --signet --offline ")));
    });

    it("name the file in which Electrum keeps a certificate, by network", () => {
        assert.equal(pinnedCertificate("mainnet", "h"), "certs/h");
        assert.equal(pinnedCertificate("testnet4", "h"), "testnet4/certs/h");
    });

    it("name the host where there is one", async () => {
        assert.deepEqual(await plainly(facts), {
            server: "balancer.example:50002:s",
            electrum: electrumCommand("signet", "balancer.example:50002:s", fingerprint),
        });
    });

    it("look the task's address up in the minimal stack, for the shell to fill in", async () => {
        const outputs = await plainly({ ...facts, host: undefined });
        const lookup = addressCommand("eu-central-1", "sg-1");
        assert.match(lookup, /^aws ec2 describe-network-interfaces --region eu-central-1 .*sg-1 /);
        assert.deepEqual(outputs, {
            addressCommand: lookup,
            electrum: electrumCommand("signet", `"$(${lookup}):50002:s"`, fingerprint),
        });
    });

    it("name the private host where only the VPC is let in", async () => {
        const inside = { ...facts, access: "internal", host: undefined } as const;
        const outputs: Record<string, string> = await plainly(inside);
        assert.equal(outputs["server"], "electrumx.bitcoin-node.internal:50002:s");
    });

    it("link to the log groups, encoded as the console wants it", () => {
        assert.deepEqual(logPages("eu-west-1", { bitcoind: "/bitcoin-node/dev/bitcoind" }), {
            bitcoind:
                "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1" +
                "#logsV2:log-groups/log-group/$252Fbitcoin-node$252Fdev$252Fbitcoind",
        });
    });
});
