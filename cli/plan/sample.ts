import type { Network, Phase, Topology } from "../../components/choices";
import { bill } from "./bill";
import type { Billed, BilledTask, MonthlyCost } from "./bill";
import { stored, syncCost, traffic } from "./cost";
import type { FirstSyncCost } from "./cost";

/**
 * AWS's sample of a Bitcoin node, github.com/aws-samples/digital-assets-examples, folder bitcoin_node,
 * at c4e6406 of June 2022: what its templates make for each topology, with the names of their files.
 * One size in every phase, one file system with bursting throughput, its lifecycle after 30 days.
 */
const configurations: Record<
    Topology,
    Pick<Billed, "natGateways" | "balancers" | "addresses"> & { readonly template: string }
> = {
    /** Two NAT gateways with an address each, and a load balancer in two zones. */
    full: { template: "template.yaml", natGateways: 2, balancers: 1, addresses: 4 },
    /** Two elastic addresses that nothing uses, and the task's. */
    minimal: { template: "template-minimal.yaml", natGateways: 0, balancers: 0, addresses: 3 },
};

/** ContainerCpu and ContainerMemory of node-service.yaml and node-service-minimal.yaml. */
export const sampleSize: BilledTask = { cpu: 2048, memory: 16384, architecture: "x86_64" };

/** The sample's bill for the same network, with the same data, traffic and prices. */
export interface SampleCost {
    readonly template: string;
    readonly sync: MonthlyCost;
    readonly serve: MonthlyCost;
    readonly firstSync: FirstSyncCost;
}

/** What the sample's configuration of a topology costs. It was not deployed here. */
export function sampleCost(topology: Topology, network: Network): SampleCost {
    const { template, ...counted } = configurations[topology];
    const cost = (phase: Phase): MonthlyCost =>
        bill({
            task: sampleSize,
            ...stored(network, phase),
            ...traffic(counted.natGateways),
            ...counted,
            backupGib: 0,
            metrics: 0,
            alarms: 0,
            dashboards: 0,
            privateZones: 0,
            secrets: 0,
            imagesGib: 1,
        });
    return {
        template,
        sync: cost("sync"),
        serve: cost("serve"),
        firstSync: syncCost(network, sampleSize, 0, topology === "full"),
    };
}
