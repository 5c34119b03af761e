import { electrumPort } from "../../../components/addresses";
import { bitcoind, electrumx, monitor } from "../../../components/daemons";
import { chainSizes } from "../assumptions";
import type { Facts } from "./facts";
import type { Box, Frame } from "./layout";
import { letIn } from "./words";

/** The machine with the wallet. */
export function client({ plan, fromOutside }: Facts): Box {
    return {
        kind: "box",
        id: "client",
        title: fromOutside ? "Your machine" : "A machine in the VPC",
        lines: ["Electrum: the keys stay here", `let in: ${letIn(plan.program.settings)}`],
        look: "outside",
    };
}

/** The rest of the Bitcoin network. */
export function peers({ plan }: Facts): Box {
    const lines = [`other nodes on ${plan.program.settings.network}`];
    return { kind: "box", id: "peers", title: "Bitcoin's peers", lines, look: "outside" };
}

/** The load balancer, if one is planned. */
export function balancer({ balancer: where }: Facts): Box | undefined {
    if (where === "none") return undefined;
    const lines = [`${where}, port ${electrumPort}`];
    const of = ["bitcoin-way-in"];
    return { kind: "box", id: "balancer", title: "Network load balancer", lines, of };
}

/** The NAT gateways, if any are planned. */
export function natGateway({ count }: Facts): Box | undefined {
    const gateways = count("aws:ec2/natGateway:NatGateway");
    if (gateways === 0) return undefined;
    const title = gateways === 1 ? "NAT gateway" : `${gateways} NAT gateways`;
    return { kind: "box", id: "nat", title, lines: ["the task's way out"] };
}

/** The task with its containers: ElectrumX, which asks bitcoind, and below them the others. */
export function task({ plan, containers }: Facts): Frame {
    const { cpu, memory, architecture, paused } = plan.program.settings;
    const size = `${cpu / 1024} vCPU, ${memory / 1024} GiB, ${architecture}`;
    const pair: readonly string[] = [electrumx.name, bitcoind.name];
    const others = containers.filter((name) => !pair.includes(name));
    return {
        kind: "frame",
        id: "task",
        title: paused ? "Paused: no Fargate task runs, the data stays" : `Fargate task: ${size}`,
        look: paused ? "paused" : "task",
        of: ["bitcoin-node"],
        parts: [
            { kind: "grid", columns: 2, boxes: pair.map(container), link: "RPC" },
            ...others.map(container),
        ],
    };
}

/** What the containers do. */
const work: Readonly<Record<string, readonly string[]>> = {
    [electrumx.name]: ["serves wallets, ends their TLS"],
    [bitcoind.name]: ["full node, without wallet"],
    [monitor.name]: ["asks both every 30 s, and logs what is true"],
};

function container(name: string): Box {
    return { kind: "box", id: name, title: name, lines: work[name] ?? [], look: "daemon" };
}

/** A file system. */
export function store(name: string, { plan }: Facts): Box {
    const { blocks, databases } = chainSizes[plan.program.settings.network];
    const holds: Readonly<Record<string, readonly string[]>> = {
        "bitcoin-storage-blocks": ["the block chain", `about ${blocks} GiB`],
        "bitcoin-storage-databases": ["coin set and indexes", `about ${databases} GiB`],
    };
    const title = `EFS ${name.slice(name.lastIndexOf("-") + 1)}`;
    const of = ["bitcoin-storage"];
    return { kind: "box", id: name, title, lines: holds[name] ?? [], look: "store", of };
}
