/** The Pulumi CLI that README names: the npm package `pulumi` fetches the official one on first use. */
export const pulumiCli = "npx pulumi@3.265.0";
