import { electrumPort, vpcCidr } from "../../../components/addresses";
import { bitcoind, electrumx } from "../../../components/daemons";
import type { Plan } from "../plan";
import { balancer, client, natGateway, peers, store, task } from "./boxes";
import { besideNetwork, componentsOf } from "./components";
import { factsOf } from "./facts";
import type { Facts } from "./facts";
import type { Box, Frame, Grid, Part } from "./layout";
import type { Arrow, Drawing } from "./svg";
import { describe } from "./words";

/** The components that the network's frame shows; the others have a box below it. */
const inNetwork = ["bitcoin-network", "bitcoin-storage", "bitcoin-node"];

/** The architecture of a planned stack, drawn from the resources that are really planned. */
export function architecture(plan: Plan): Drawing {
    const facts = factsOf(plan);
    const { region, flowLogs } = plan.program.settings;
    const { fromOutside } = facts;
    const beside = componentsOf(plan.resources).filter((name) => !inNetwork.includes(name));
    const network: Frame = {
        kind: "frame",
        id: "vpc",
        title: `VPC ${vpcCidr}${flowLogs ? ", connections logged" : ""}`,
        look: "vpc",
        of: ["bitcoin-network"],
        parts: subnets(facts),
    };
    return {
        title: `Architecture of stack ${plan.name}`,
        description: describe(facts),
        parts: [
            row(fromOutside ? client(facts) : undefined, peers(facts)),
            gap(fromOutside ? `TLS, port ${electrumPort}` : "", "blocks and transactions"),
            {
                kind: "frame",
                id: "region",
                title: `AWS ${region}`,
                look: "region",
                parts: [network, { kind: "grid", boxes: besideNetwork(plan, beside) }],
            },
        ],
        arrows: arrows(facts),
    };
}

/** The subnets from the outside to the inside, with what stands in them. */
function subnets(facts: Facts): Part[] {
    const door = balancer(facts);
    const nat = natGateway(facts);
    const outer = facts.balancer === "public" ? door : undefined;
    const inner = facts.balancer === "internal" ? door : undefined;
    const edge = outer || nat ? [row(outer, nat)] : [];
    const core: Part[] = [
        ...(facts.fromOutside ? [] : [row(client(facts)), gap(`TLS, port ${electrumPort}`, "")]),
        ...(inner ? [row(inner), gap("TCP, passed through", "")] : []),
        task(facts),
        gap("files, encrypted", "files, encrypted"),
        row(...facts.fileSystems.map((name) => store(name, facts))),
    ];
    const frame = (look: "public" | "private", parts: readonly Part[]): Frame => {
        const title = `${facts.subnets[look]} ${look} subnets`;
        return { kind: "frame", id: look, title, look, parts };
    };
    if (facts.subnets.private === 0) return [frame("public", [...edge, ...core])];
    const between = gap(outer ? "TCP, passed through" : "", nat ? "outwards only" : "");
    return [frame("public", edge), between, frame("private", core)];
}

/** The way of the wallets on the left, the way to the peers on the right, files below. */
function arrows({ plan, balancer: where, count, fileSystems }: Facts): Arrow[] {
    const { paused, access, allowedCidrs } = plan.program.settings;
    const nobody = access === "public" && allowedCidrs.length === 0;
    const door = where === "none" ? [] : ["balancer"];
    const out = count("aws:ec2/natGateway:NatGateway") > 0 ? ["nat"] : [];
    return [
        ...chain(["client", ...door, electrumx.name], "left", paused || nobody),
        ...chain([bitcoind.name, ...out, "peers"], "right", paused),
        ...fileSystems.slice(0, 2).map((to, i) => {
            return { from: "task", to, side: i === 0 ? "left" : "right", idle: paused } as const;
        }),
    ];
}

function chain(ids: readonly string[], side: Arrow["side"], idle: boolean): Arrow[] {
    return ids.slice(1).map((to, i) => ({ from: ids[i] ?? "", to, side, idle }));
}

function row(...boxes: readonly (Box | undefined)[]): Grid {
    const [left, right, ...more] = boxes;
    return { kind: "grid", columns: 2, boxes: [left, right, ...more] };
}

function gap(left: string, right: string): Part {
    return { kind: "gap", left, right };
}
