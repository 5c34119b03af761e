import { ingressIn } from "../ingress";
import { rule } from "../rule";
import { stackSettings } from "../stackSettings";

/** Shorter prefixes hold so much of the internet that they count as all of it: IPv4, IPv6. */
const widest = { ipv4: 8, ipv6: 16 };

export const worldClosed = rule({
    name: "world-closed",
    holds: "No security group lets (nearly) the whole internet in, unless openToWorld says so.",
    why: "a server for one's own wallets has a handful of users, whose addresses can be listed",
    fix: "List single ranges, or say so: pulumi config set bitcoin-node:openToWorld true.",
    check: (args, report) => {
        if (stackSettings().openToWorld) return;
        for (const { ranges } of ingressIn(args)) {
            for (const range of ranges.filter(isWorld)) report(`lets ${range} in`);
        }
    },
});

function isWorld(range: string): boolean {
    const [address = "", prefix] = range.split("/");
    if (prefix === undefined) return false;
    return Number(prefix) < (address.includes(":") ? widest.ipv6 : widest.ipv4);
}
