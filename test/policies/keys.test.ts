import assert from "node:assert/strict";

import { allowed, component, rolePolicy } from "../support/compliant";
import { allows, refuses, resource, startedPack, unknown } from "../support/pack";

const iam = "aws:iam/rolePolicy:RolePolicy";
const kms = "aws:kms/key:Key";

describe("the pack on keys and rights", () => {
    const ask = startedPack();

    allows(ask, {
        "named actions on named resources": [iam, rolePolicy(allowed(["s3:GetObject"]))],
        "the same in a component, on resources that are not known yet": [
            component,
            { statements: [allowed("s3:GetObject", unknown)] },
        ],
        "what has no resource to name": [
            iam,
            rolePolicy(allowed("ecr:GetAuthorizationToken", "*")),
        ],
        "a denial of everything": [iam, rolePolicy({ Effect: "Deny", Action: "*", Resource: "*" })],
        "a key that encrypts": [kms, { description: "data", enableKeyRotation: true }],
        "a P-256 key": [kms, { customerMasterKeySpec: "ECC_NIST_P256" }],
    });

    refuses(ask, "no-bitcoin-key-in-kms", {
        "a key on secp256k1": [
            kms,
            { customerMasterKeySpec: "ECC_SECG_P256K1" },
            "may be a key on Bitcoin's curve",
        ],
        "the same by the Cloud Control provider": [
            "aws-native:kms:Key",
            { keySpec: "ECC_SECG_P256K1" },
            "may be a key on Bitcoin's curve",
        ],
        "a spec that is not known yet": [
            kms,
            { customerMasterKeySpec: unknown },
            "may be a key on Bitcoin's curve",
        ],
    });
    refuses(ask, "no-kms-signing", {
        "the right to sign": [iam, rolePolicy(allowed("kms:Sign")), "allows kms:Sign"],
        "the same in a component": [
            component,
            { statements: [allowed(["KMS:sign"])] },
            "allows KMS:sign",
        ],
    });
    refuses(ask, "iam-actions-named", {
        "a wildcard": [iam, rolePolicy(allowed("s3:Get*")), "allows s3:Get*"],
        "a wildcard in a role of its own": [
            "aws:iam/role:Role",
            { inlinePolicies: [{ name: "x", policy: rolePolicy(allowed("s3:*"))["policy"] }] },
            "allows s3:*",
        ],
        "all but something": [
            "aws:iam/policy:Policy",
            rolePolicy({ Effect: "Allow", NotAction: "s3:GetObject", Resource: "arn:it" }),
            "allows all but what it names",
        ],
    });
    refuses(ask, "iam-resources-named", {
        everything: [
            iam,
            rolePolicy(allowed(["s3:GetObject", "ecr:GetAuthorizationToken"], ["arn:it", "*"])),
            "allows s3:GetObject on everything",
        ],
    });

    it("sees that a wildcard holds the right to sign", async () => {
        for (const action of ["kms:*", "kms:S?gn", "*"]) {
            const violations = await ask(resource(iam, rolePolicy(allowed(action))));
            const names = violations.map(({ policy }) => policy);
            assert.deepEqual(names, ["no-kms-signing", "iam-actions-named"], action);
        }
    });
});
