/** Packages without types, as far as the tests use them. */
declare module "slip39" {
    interface Options {
        readonly threshold: number;
        readonly groups: readonly (readonly [number, number, string])[];
        readonly iterationExponent: number;
        readonly extendableBackupFlag: number;
    }
    class Slip39 {
        static fromArray(secret: readonly number[], options: Options): Slip39;
        fromPath(path: string): { readonly mnemonics: readonly string[] };
    }
    export = Slip39;
}

declare module "bip38" {
    /** Cheaper than the standard, which takes a second for each key. */
    interface Cost {
        readonly N: number;
        readonly r: number;
        readonly p: number;
    }
    function encrypt(
        key: Uint8Array,
        isCompressed: boolean,
        password: string,
        progress: null,
        cost: Cost,
    ): string;
}
