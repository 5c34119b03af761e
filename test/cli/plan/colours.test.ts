import assert from "node:assert/strict";

import { colours } from "../../../cli/plan/picture/style";

describe("the colours of drawings and pages", () => {
    it("let text stand out from what it lies on, in light, in dark and on paper", () => {
        for (const scheme of colours.split("@media")) {
            const value = new Map(
                [...scheme.matchAll(/--(\w+):#(\w+)/g)].map(([, name, hex]) => [name, hex!]),
            );
            const against = (text: string, ground: string): void => {
                const contrast = contrastOf(value.get(text)!, value.get(ground)!);
                assert.ok(contrast >= 4.5, `${text} on ${ground}: ${contrast}`);
            };
            const grounds = ["ground", "panel", "public", "private", "task", "daemon", "store"];
            for (const ground of [...grounds, "outside"]) {
                against("text", ground);
                against("quiet", ground);
            }
            against("strong", "ground");
            against("good", "goodground");
            against("bad", "badground");
        }
    });
});

/** The contrast of two colours by WCAG 2.2. */
function contrastOf(one: string, other: string): number {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
    const six = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
    const [r, g, b] = [0, 2, 4].map((at) => {
        const share = Number.parseInt(six.slice(at, at + 2), 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
