import { electrumPort, nfsPort } from "../../../components/addresses";
import type { Settings } from "../../../config";
import type { Plan } from "../plan";
import type { Planned } from "../vpc";
import type { Box } from "./layout";

/** What is known of a component that stands beside the network: its name for people, and a few words. */
interface Known {
    readonly title: string;
    readonly lines: (plan: Plan) => readonly string[];
}

/** In the order in which they are drawn. */
const known: Readonly<Record<string, Known>> = {
    "bitcoin-certificate": {
        title: "Secret",
        lines: () => ["ElectrumX's TLS key and certificate, which wallets pin"],
    },
    "bitcoin-image": { title: "Image", lines: () => ["daemons and monitor, by digest"] },
    "bitcoin-logs": {
        title: "Logs",
        lines: ({ program: { settings } }) => [`kept ${settings.logRetentionDays} days`],
    },
    "bitcoin-way-in": {
        title: "Private name",
        lines: ({ program: { outputs } }) => [String(outputs["privateServer"]).split(":")[0] ?? ""],
    },
    "bitcoin-firewall": {
        title: "Security groups",
        lines: () => [`${electrumPort} in, ${nfsPort} inside, nothing else`],
    },
    "bitcoin-roles": { title: "Roles", lines: () => ["start the task, mount its files"] },
    "bitcoin-backups": {
        title: "Backups",
        lines: () => ["once a week, of both file systems, the node stopped for one of them"],
    },
    "bitcoin-restore": {
        title: "Restore",
        lines: () => ["the role that fills the file systems from recovery points"],
    },
    "bitcoin-monitoring": {
        title: "Monitoring",
        lines: ({ program: { settings } }) => ["alarms, dashboard", mails(settings)],
    },
};

/** A box for each of the components, so that none is missing: a new one by its name and resources. */
export function besideNetwork(plan: Plan, names: readonly string[]): Box[] {
    const order = Object.keys(known);
    const rank = (name: string): number =>
        (order.indexOf(name) + order.length + 1) % (order.length + 1);
    return [...names]
        .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
        .map((name) => {
            const { title, lines } = known[name] ?? unknown(name, plan.resources);
            return { kind: "box", id: name, title, lines: lines(plan), of: [name] };
        });
}

/** The components of the program, in the order in which it makes them. */
export function componentsOf(resources: readonly Planned[]): string[] {
    const stack = resources.find(({ parent }) => parent === null);
    return resources.filter(({ parent }) => parent === stack?.name).map(({ name }) => name);
}

function unknown(name: string, resources: readonly Planned[]): Known {
    const kinds = resources
        .filter(({ component, type }) => component === name && type.startsWith("aws:"))
        .map(({ type }) => type.split(":")[2] ?? "");
    const words = name.replace(/^bitcoin-/, "").replaceAll("-", " ");
    return {
        title: words.charAt(0).toUpperCase() + words.slice(1),
        lines: () => [[...new Set(kinds)].sort().join(", ")],
    };
}

/** Whom the alarms write to, without the address. */
function mails({ alarmEmail, monthlyBudgetUsd }: Settings): string {
    if (alarmEmail === undefined) return "no e-mail set";
    return `e-mail${monthlyBudgetUsd === undefined ? "" : ", also by the budget"}`;
}
