import { isUnknown, rawProperties } from "../properties";
import { rule } from "../rule";

export const noBitcoinKeyInKms = rule({
    name: "no-bitcoin-key-in-kms",
    holds: "No KMS key is on secp256k1.",
    why: "a key on Bitcoin's curve can sign payments: it would be a wallet key in the cloud",
    fix: "Choose another key spec; wallets sign at home.",
    check: (args, report) => {
        if (!/^(aws|aws-native):kms[:/]/.test(args.type)) return;
        const { customerMasterKeySpec, keySpec } = rawProperties(args.props);
        const spec = customerMasterKeySpec ?? keySpec;
        if (spec === "ECC_SECG_P256K1" || isUnknown(spec))
            report("may be a key on Bitcoin's curve");
    },
});
