import assert from "node:assert/strict";

import {
    AllocateAddressCommand,
    AssociateAddressCommand,
    CreateNetworkInterfaceCommand,
    CreateSecurityGroupCommand,
    DescribeSubnetsCommand,
    EC2Client,
} from "@aws-sdk/client-ec2";

import { deployedServer } from "../../../cli/connect/server";
import { within } from "../../../cli/deadline";
import { clientOptions } from "../../../cli/deployed/aws";
import { outputs, outputsWith } from "../../support/deployed";
import { Moto } from "../../support/moto";
import { describeWith } from "../../support/needs";

describeWith(["moto_server"], "the server of a stack without a load balancer", () => {
    const { region } = outputs.names;
    let moto: Moto;

    before(async function () {
        this.timeout(90_000);
        moto = await Moto.start();
    });
    after(() => moto.stop());

    it("is the public address that has the task's security group, as long as there is one", async () => {
        const ec2 = new EC2Client(clientOptions(region));
        const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
        const { SubnetId, VpcId } = Subnets[0]!;
        const group = { GroupName: "task", Description: "task", VpcId };
        const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
        const minimal = outputsWith({
            topology: "minimal",
            host: null,
            taskGroupId: GroupId!,
        });
        const server = () => within(20_000, (signal) => deployedServer(minimal, signal));
        await assert.rejects(server(), /has no address now, because no task of it runs/);

        const { NetworkInterface } = await ec2.send(
            new CreateNetworkInterfaceCommand({ SubnetId, Groups: [GroupId!] }),
        );
        const { AllocationId, PublicIp } = await ec2.send(new AllocateAddressCommand({}));
        const { NetworkInterfaceId } = NetworkInterface!;
        await ec2.send(new AssociateAddressCommand({ AllocationId, NetworkInterfaceId }));
        assert.equal((await server()).host, PublicIp);
        ec2.destroy();
    });
});
