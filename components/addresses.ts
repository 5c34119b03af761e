import { isIPv4 } from "node:net";

/** The VPC's IPv4 range. Two stacks may share it: their networks never meet. */
export const vpcCidr = "10.0.0.0/16";

/** Where ElectrumX serves wallets over TLS: the port that Electrum expects. */
export const electrumPort = 50002;

/** Where EFS serves files. */
export const nfsPort = 2049;

/** The private zone of the VPC, and ElectrumX's name in it. */
export const privateZone = "bitcoin-node.internal";
export const privateHost = "electrumx";
export const privateName = `${privateHost}.${privateZone}`;

/** A range shorter than this covers so much of the internet that it counts as the whole world. */
const worldOpenPrefix = 8;

/**
 * Why a text is not an IPv4 range as AWS takes it, or undefined when it is one.
 * AWS wants the network's own address: 203.0.113.0/24, not 203.0.113.7/24.
 */
export function cidrProblem(text: string): string | undefined {
    const [address = "", prefix = "", ...rest] = text.split("/");
    if (rest.length > 0 || !isIPv4(address) || !/^(\d|[12]\d|3[0-2])$/.test(prefix)) {
        return "an IPv4 range is written like 203.0.113.7/32 or 203.0.113.0/24";
    }
    const first = networkAddress(address, Number(prefix));
    return first === address ? undefined : `the range that holds it is ${first}/${prefix}`;
}

/** Whether a range is (nearly) the whole internet. */
export function isWorldOpen(cidr: string): boolean {
    return Number(cidr.split("/")[1]) < worldOpenPrefix;
}

function networkAddress(address: string, prefix: number): string {
    const bits = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
    const size = 2 ** (32 - prefix);
    const first = Math.floor(bits / size) * size;
    return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}
