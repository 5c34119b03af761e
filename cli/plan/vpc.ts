import type { Settings } from "../../config";

/** A resource in the plan, by the engine's names. */
export interface Planned {
    readonly type: string;
    readonly name: string;
    /** The parent's name, or null for the stack itself. */
    readonly parent: string | null;
    /** The component of `index.ts` that it belongs to; empty for the stack itself. */
    readonly component: string;
    /** Who makes it, when the program does not make it itself. */
    readonly madeBy?: "awsx";
}

/**
 * What awsx 3.9.0 makes inside its VPC, which the mock monitor shows as one resource. The tests under
 * a real engine hold this table to what awsx really makes.
 */
export function insideVpc(
    { name: vpc, component }: Planned,
    { topology, natGateways, region }: Settings,
): Planned[] {
    const made = (type: string, name: string, parent: string): Planned => ({
        type: `aws:ec2/${type[0]?.toLowerCase() ?? ""}${type.slice(1)}:${type}`,
        name,
        parent,
        component,
        madeBy: "awsx",
    });
    const subnet = (kind: "public" | "private", zone: number): Planned[] => {
        const name = `${vpc}-${kind}-${zone}`;
        return [
            made("Subnet", name, vpc),
            made("RouteTable", name, name),
            made("RouteTableAssociation", name, name),
            made("Route", name, name),
        ];
    };
    const nat = (zone: number): Planned[] => {
        const parent = `${vpc}-public-${zone}`;
        return [
            made("Eip", `${vpc}-${zone}`, parent),
            made("NatGateway", `${vpc}-${zone}`, parent),
        ];
    };
    const full = topology === "full";
    return [
        made("Vpc", vpc, vpc),
        made("InternetGateway", vpc, vpc),
        ...[1, 2].flatMap((zone) => subnet("public", zone)),
        ...(full ? [1, 2].flatMap((zone) => subnet("private", zone)) : []),
        ...(full ? (natGateways === "one" ? [1] : [1, 2]).flatMap(nat) : []),
        made("VpcEndpoint", `com.amazonaws.${region}.s3`, vpc),
    ];
}
