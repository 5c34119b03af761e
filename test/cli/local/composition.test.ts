import assert from "node:assert/strict";

import { changed, createArguments, readComposition } from "../../../cli/local/composition";
import type { Composition, Service } from "../../../cli/local/composition";

const composition = readComposition("docker/compose.yaml", "run");

/** The words that every service has, with nothing to say beyond its image and program. */
const bare: Service = {
    image: "image",
    entrypoint: ["program", "first"],
    user: "1:2",
    read_only: false,
    cap_drop: [],
};

function of(words: Record<string, unknown>): Composition {
    return {
        name: "run",
        network: "run-network",
        services: { one: { ...bare, ...words } },
        volumes: { chain: "run_chain" },
    };
}

/** What stands for these words between the name with the user and the program. */
function optionsOf(words: Record<string, unknown>): string[] {
    const args = createArguments(of(words), "one");
    return args.slice(args.indexOf("1:2") + 1, args.indexOf("--entrypoint"));
}

const cases: readonly [word: keyof Service, value: unknown, flags: readonly string[]][] = [
    ["network_mode", "service:other", ["--network", "container:run-other"]],
    [
        "networks",
        { default: { aliases: ["a.b", "c.d"] } },
        ["--network", "run-network", "--network-alias", "a.b", "--network-alias", "c.d"],
    ],
    ["environment", { NET: "regtest", A: "" }, ["--env", "NET=regtest", "--env", "A="]],
    ["ports", ["127.0.0.1:1:2"], ["--publish", "127.0.0.1:1:2"]],
    [
        "volumes",
        ["chain:/srv", "chain:/run:ro"],
        ["--volume", "run_chain:/srv", "--volume", "run_chain:/run:ro"],
    ],
    ["tmpfs", ["/tmp:size=1m", "/x"], ["--tmpfs", "/tmp:size=1m", "--tmpfs", "/x"]],
    ["read_only", true, ["--read-only"]],
    ["cap_drop", ["ALL"], ["--cap-drop", "ALL"]],
    ["sysctls", { "net.a": "1", "net.b": "2" }, ["--sysctl", "net.a=1", "--sysctl", "net.b=2"]],
    ["ulimits", { nofile: { soft: 1, hard: 2 } }, ["--ulimit", "nofile=1:2"]],
    // The same for both: no swap.
    ["mem_limit", "2048m", ["--memory", "2048m", "--memory-swap", "2048m"]],
    ["stop_signal", "SIGKILL", ["--stop-signal", "SIGKILL"]],
    ["stop_grace_period", "120s", ["--stop-timeout", "120"]],
    [
        "healthcheck",
        {
            test: ["CMD", "alive", "now"],
            interval: "30s",
            timeout: "15s",
            start_period: "300s",
            retries: 10,
        },
        [
            ...["--health-cmd", "alive now", "--health-interval", "30s", "--health-timeout", "15s"],
            ...["--health-start-period", "300s", "--health-retries", "10"],
        ],
    ],
    ["depends_on", ["other"], []],
];

describe("createArguments", () => {
    for (const [word, value, flags] of cases) {
        it(`tells Docker what ${word} means`, () => {
            assert.deepEqual(optionsOf({ [word]: value }), flags);
        });
    }

    it("names container and user first, and has image and program at the end", () => {
        assert.deepEqual(createArguments(of({ command: ["-a", "-b"] }), "one"), [
            ...["--name", "run-one", "--user", "1:2", "--entrypoint", "program"],
            ...["image", "first", "-a", "-b"],
        ]);
    });

    it("refuses a word that it does not carry out", () => {
        assert.throws(() => createArguments(of({ privileged: true }), "one"), {
            message: "compose.yaml: privileged is not carried out here.",
        });
        assert.throws(() => createArguments(of({ toString: true }), "one"), /toString is not/);
    });

    it("refuses a time that Docker would take for another", () => {
        assert.throws(() => createArguments(of({ stop_grace_period: "2m" }), "one"), {
            message: "compose.yaml: 2m is not a time like 120s.",
        });
    });

    it("carries out every word of docker/compose.yaml", () => {
        for (const service of Object.keys(composition.services)) {
            assert.ok(createArguments(composition, service).includes("bitcoin-node:local"));
        }
    });

    it("passes a variable on by its name where the file takes it from the environment", () => {
        const args = createArguments(composition, "electrumx");
        assert.equal(args[args.indexOf("TLS_PEM") - 1], "--env");
        assert.ok(!args.some((arg) => arg.startsWith("TLS_PEM=")));
    });

    it("gives volumes, network and containers the run's name, so that two runs share nothing", () => {
        const other = readComposition("docker/compose.yaml", "other");
        const names = (one: Composition): string[] => [
            ...Object.values(one.volumes),
            one.network,
            ...Object.keys(one.services).map((name) => createArguments(one, name)[1] ?? ""),
        ];
        assert.ok(names(composition).every((name) => name.startsWith("run")));
        assert.deepEqual(
            names(composition).filter((name) => names(other).includes(name)),
            [],
        );
    });

    it("refuses a service that the file does not have", () => {
        assert.throws(() => createArguments(composition, "lightning"), /has no service lightning/);
    });
});

describe("changed", () => {
    it("changes words of one service, and leaves the composition it was given", () => {
        const quiet = changed(composition, "bitcoind", ({ command = [] }) => ({
            command: [...command, "-debug=net"],
        }));
        assert.equal(quiet.services["bitcoind"]?.command?.at(-1), "-debug=net");
        assert.equal(quiet.services["electrumx"], composition.services["electrumx"]);
        assert.ok(!composition.services["bitcoind"]?.command?.includes("-debug=net"));
    });

    it("refuses a service that the file does not have", () => {
        assert.throws(() => changed(composition, "lightning", () => ({})), /has no service light/);
    });
});
