import type { Settings } from "../../../config";
import type { Facts } from "./facts";

/** How many ranges are named before the rest is counted. */
const shown = 3;

/** Who may connect, in a few words. */
export function letIn({ access, allowedCidrs }: Settings): string {
    const who = [...(access === "internal" ? ["the VPC"] : []), ...allowedCidrs];
    if (who.length === 0) return "nobody yet";
    const more = who.length - shown;
    return `${who.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** "a, b and c". */
const inWords = new Intl.ListFormat("en-GB");

/** The architecture in words, for who does not see the drawing. */
export function describe({ plan, balancer, count, fromOutside, containers }: Facts): string {
    const { settings } = plan.program;
    const from = fromOutside ? "Electrum on your machine" : "Electrum on a machine in the VPC";
    const door =
        balancer === "none"
            ? "reaches the task at its own address"
            : "reaches a network load balancer, which passes TCP through to the task";
    const nats = count("aws:ec2/natGateway:NatGateway");
    const out =
        nats === 0
            ? "directly"
            : nats === 1
              ? "through a NAT gateway"
              : `through ${nats} NAT gateways`;
    const runs = settings.paused ? "is paused: no task runs" : `runs ${inWords.format(containers)}`;
    return (
        `${from} ${door}; let in: ${letIn(settings)}. The Fargate task ${runs}. It reaches Bitcoin's peers ` +
        `${out}. Its data lies on ${count("aws:efs/fileSystem:FileSystem")} encrypted file systems.`
    );
}
