import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { electrumPort, privateHost, privateName, privateZone } from "./addresses";
import type { Access } from "./choices";
import { PublicName } from "./publicName";
import type { RunningTask } from "./publicName";
import { tagsOf } from "./tags";

/** Electrum pings within 300 s and ElectrumX's documents let a client wait 450 s (aiorpcx, Electrum 4.8). */
const idleSeconds = 900;

export interface WayInArgs {
    vpcId: pulumi.Input<string>;
    /** The load balancer, in `full`; without it the task's own address is the way in. */
    loadBalancer?: LoadBalancerArgs | undefined;
    /** A name of one's own and the Route 53 zone that it is in, by its id: both, or none. */
    domain?: string | undefined;
    hostedZone?: string | undefined;
    /** What that name follows where there is no load balancer. */
    task: RunningTask;
}

export interface LoadBalancerArgs {
    access: Access;
    /** One subnet in each zone: public ones for `public` access. */
    subnetIds: pulumi.Input<string>[];
    securityGroupId: pulumi.Input<string>;
}

/** What is used of the load balancer elsewhere. */
type Balanced = Record<"host" | "hostZone" | "arnSuffix" | "targetGroupArn", pulumi.Output<string>>;

/**
 * How clients find ElectrumX: a private name inside the VPC, a network load balancer that passes TCP
 * through, so that the TLS connection ends in ElectrumX and the pinned certificate is its own, and a
 * public name where the owner has one.
 *
 * Cost: the load balancer by the hour and by traffic, its public addresses by the hour, the private
 * zone by the month.
 */
export class WayIn extends pulumi.ComponentResource {
    /** What wallets connect to: a name of one's own, or the load balancer's; else the task's address. */
    readonly host: pulumi.Output<string> | undefined;
    /** The load balancer as CloudWatch names it: the end of its ARN. */
    readonly balancer: pulumi.Output<string> | undefined;
    /** Where the name follows the task: a text whose change has to restart it. */
    readonly following: pulumi.Output<string> | undefined;
    /** Where ECS registers the task. It resolves once the listener is there. */
    readonly targetGroupArn: pulumi.Output<string> | undefined;
    /** The Cloud Map service in which ECS registers the task's private address. */
    readonly registryArn: pulumi.Output<string>;
    /** ElectrumX's name inside the VPC. */
    readonly privateHost = privateName;

    constructor(name: string, args: WayInArgs, opts?: pulumi.ComponentResourceOptions) {
        const { vpcId, loadBalancer, domain, hostedZone, task } = args;
        super("bitcoin-node:way-in:WayIn", name, { vpcId, loadBalancer, domain }, opts);
        this.registryArn = this.register(name, vpcId);
        const balancer = loadBalancer && this.balance(name, vpcId, loadBalancer);
        this.host = balancer?.host;
        this.balancer = balancer?.arnSuffix;
        this.targetGroupArn = balancer?.targetGroupArn;
        if (domain !== undefined && hostedZone !== undefined) {
            const of = { domain, hostedZone, balancer, task };
            this.following = new PublicName(`${name}-domain`, of, { parent: this }).following;
            this.host = pulumi.output(domain);
        }
        this.registerOutputs({
            host: this.host,
            balancer: this.balancer,
            following: this.following,
            targetGroupArn: this.targetGroupArn,
            registryArn: this.registryArn,
            privateHost: this.privateHost,
        });
    }

    private register(name: string, vpcId: pulumi.Input<string>): pulumi.Output<string> {
        const zone = new aws.servicediscovery.PrivateDnsNamespace(
            `${name}-zone`,
            { name: privateZone, vpc: vpcId, tags: tagsOf(name) },
            { parent: this },
        );
        const service = new aws.servicediscovery.Service(
            `${name}-private-name`,
            {
                name: privateHost,
                dnsConfig: {
                    namespaceId: zone.id,
                    routingPolicy: "MULTIVALUE",
                    dnsRecords: [{ type: "A", ttl: 10 }],
                },
                // ECS reports a task's health here, and has ended tasks whose service lacks it. Without
                // the threshold, which AWS fixes at 1 and the provider calls deprecated, the block is
                // never sent (hashicorp/terraform-provider-aws#4082 and #44285).
                healthCheckCustomConfig: { failureThreshold: 1 },
                // Instances that ECS left behind do not stop a destroy.
                forceDestroy: true,
                tags: tagsOf(name),
            },
            { parent: this },
        );
        return service.arn;
    }

    private balance(name: string, vpcId: pulumi.Input<string>, args: LoadBalancerArgs): Balanced {
        const balancer = new aws.lb.LoadBalancer(
            `${name}-lb`,
            {
                loadBalancerType: "network",
                internal: args.access === "internal",
                subnets: args.subnetIds,
                // From the start: a network load balancer made without a group never gets one.
                securityGroups: [args.securityGroupId],
                // One task, two zones: without it the other zone's address would be dead.
                enableCrossZoneLoadBalancing: true,
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const target = new aws.lb.TargetGroup(
            `${name}-tg`,
            {
                vpcId,
                port: electrumPort,
                protocol: "TCP",
                targetType: "ip",
                // Without it ElectrumX would count all wallets as one and throttle them together.
                preserveClientIp: "true",
                deregistrationDelay: 15,
                connectionTermination: true,
                // ElectrumX opens the port when it serves: a connection is proof enough.
                healthCheck: { protocol: "TCP", interval: 10, healthyThreshold: 2 },
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const listener = new aws.lb.Listener(
            `${name}-listener`,
            {
                loadBalancerArn: balancer.arn,
                port: electrumPort,
                protocol: "TCP",
                tcpIdleTimeoutSeconds: idleSeconds,
                defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
                tags: tagsOf(name),
            },
            { parent: this },
        );
        return {
            host: balancer.dnsName,
            hostZone: balancer.zoneId,
            arnSuffix: balancer.arnSuffix,
            targetGroupArn: pulumi.all([target.arn, listener.arn]).apply(([arn]) => arn),
        };
    }
}
