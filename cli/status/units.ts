/** A time in its two largest units, as in `3 h 20 min`. */
export function duration(seconds: number): string {
    const all = Math.max(0, Math.round(seconds));
    const parts: [number, string][] = [
        [Math.floor(all / 86_400), "d"],
        [Math.floor((all % 86_400) / 3_600), "h"],
        [Math.floor((all % 3_600) / 60), "min"],
        [all % 60, "s"],
    ];
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return "0 s";
    return parts
        .slice(first, first + 2)
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count} ${unit}`)
        .join(" ");
}

/** Bytes in the largest unit of 1,024 that leaves at least one of it. */
export function bytes(count: number): string {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    const power = Math.min(Math.floor(Math.log2(Math.max(count, 1)) / 10), units.length - 1);
    const amount = count / 1_024 ** power;
    return `${amount.toFixed(amount < 10 && power > 0 ? 1 : 0)} ${units[power] ?? ""}`;
}

/** A number with a comma at every thousand. */
export function grouped(count: number): string {
    return count.toLocaleString("en-US", { maximumFractionDigits: count < 100 ? 1 : 0 });
}

/** A share of 1 in per cent, rounded down: only what is whole is 100. */
export function percent(share: number): string {
    return `${(Math.floor(share * 1_000) / 10).toFixed(1)} %`;
}
